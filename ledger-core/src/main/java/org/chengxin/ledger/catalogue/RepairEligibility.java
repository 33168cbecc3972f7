package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record may be repaired on a day (修复资格), from when on, and what is missing.
 *
 * @param terms the rule that was applied; absent where there is nothing to repair by any rule
 * @param earliest first day on which time stands against it no longer; absent without terms, or if it is excluded
 * @param exclusion why it is never repaired; absent if it may be
 * @param missing in the order in which it is told; empty if nothing is
 */
public record RepairEligibility(
        @Nullable RepairTerms terms,
        @Nullable LocalDate earliest,
        @Nullable RepairExclusion exclusion,
        List<Missing> missing) {

    public RepairEligibility {
        missing = List.copyOf(missing);
    }

    /** Something that stands against a repair. */
    public enum Missing {
        /** Only a negative record is repaired. */
        NOT_NEGATIVE,
        REVOKED,
        ALREADY_REPAIRED,
        EXPIRED,
        /** 不予修复: excluded by a law or central document. */
        EXCLUDED,
        /** 最短公示期: the minimum has not passed. */
        MINIMUM_TIME,
        /** An application failed before, and the next one is not due yet. */
        WAIT,
        DUTIES_DONE,
        PROMISE_LETTER
    }

    public boolean isOpen() {
        return missing.isEmpty();
    }

    public boolean lacks(Missing what) {
        return missing.contains(what);
    }
}
