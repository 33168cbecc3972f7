package org.chengxin.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.ledger.usage.LookUpResult;
import org.chengxin.ledger.usage.UsageEvent.LookedUp;
import org.chengxin.projections.usage.UsageEntry;
import org.jspecify.annotations.Nullable;

/**
 * A look-up as an auditor reads it.
 *
 * @param subjects whose archives were looked into; as many as there is room for of {@code subjectsCount}
 * @param part which record, objection, order, file or event, by its id
 * @param purpose code of the catalogue
 * @param reference number of the document or project behind it
 * @param rule what stood against it, where it was refused
 * @param requestId by which its answer was named in the header {@code Request-Id}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UsageRead(
        long position,
        String eventId,
        Instant recordedAt,
        Actor actor,
        LookUpKind kind,
        List<SubjectId> subjects,
        int subjectsCount,
        @Nullable String part,
        @Nullable String purpose,
        @Nullable String reference,
        LookUpResult result,
        @Nullable String rule,
        String requestId) {

    static UsageRead of(UsageEntry entry) {
        LookedUp e = entry.lookUp();
        return new UsageRead(
                entry.stamp().position(),
                entry.stamp().eventId(),
                entry.stamp().recordedAt(),
                e.actor(),
                e.kind(),
                e.subjects(),
                e.subjectsCount(),
                e.part(),
                e.purpose(),
                e.reference(),
                e.result(),
                e.rule(),
                e.requestId());
    }
}
