package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record as far as its repair goes, and what has been shown for it.
 *
 * @param payload the open part
 * @param severity as it was weighed when it was recorded or corrected
 * @param authority name of the organ that decided
 * @param promiseGiven whether there is a letter of promise (信用承诺书)
 * @param dutiesDone whether there is proof that the duties are done
 * @param notBefore first day on which another application may be made after one that failed; absent without one
 */
public record RepairCandidate(
        RecordType type,
        SubjectKind subject,
        JsonNode payload,
        Severity severity,
        String authority,
        LocalDate decidedOn,
        Standing standing,
        boolean promiseGiven,
        boolean dutiesDone,
        @Nullable LocalDate notBefore) {

    /** Whether there is still something to repair. */
    public enum Standing {
        STANDS,
        REVOKED,
        REPAIRED,
        EXPIRED
    }
}
