package org.chengxin.api.subjects;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.Succession;
import org.chengxin.ledger.credit.Succession.Successor;
import org.chengxin.ledger.credit.SuccessionKind;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a body, as it is read over the API.
 *
 * @param subjectId archive of the body
 * @param documentNo of the decision behind it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuccessionRead(
        SubjectId subjectId,
        SuccessionKind kind,
        LocalDate effectiveOn,
        String formerName,
        @Nullable String newName,
        List<Successor> successors,
        @Nullable String documentNo) {

    static SuccessionRead of(SubjectSucceeded event) {
        Succession s = event.succession();
        DocumentRef document = event.act().document();
        return new SuccessionRead(
                event.subjectId(),
                s.kind(),
                s.effectiveOn(),
                s.formerName(),
                s.newName(),
                s.successors(),
                document == null ? null : document.number());
    }
}
