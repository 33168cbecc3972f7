package org.chengxin.ledger.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.SuccessionKind;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a body, as the public reads it (机构沿革).
 *
 * @param effectiveOn first day on which it holds
 * @param formerName name of the body until then
 * @param newName for a change of name
 * @param successors who took over, by the name of that day
 * @param documentNo of the decision behind it
 */
public record PublicSuccession(
        SubjectId subjectId,
        @Nullable String uscc,
        SuccessionKind kind,
        LocalDate effectiveOn,
        String formerName,
        @Nullable String newName,
        List<Organ> successors,
        @Nullable String documentNo) {

    public PublicSuccession {
        successors = List.copyOf(successors);
    }
}
