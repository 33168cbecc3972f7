package org.chengxin.ledger.profile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Whether a record held on a civil date (有效性), given what is known of it. What is known may be as of another day: a decision of
 * May that was revoked in August held in June, whoever asks and when. A record that an objection withheld, and one that tolerance
 * lies over, never held; of one that was revoked since, only the day of the revocation tells.
 */
public enum Validity {
    /** The decision was not made or not in effect yet. */
    NOT_YET,
    IN_FORCE,
    /** 已修复. */
    REPAIRED,
    /** 期满. */
    EXPIRED,
    /** 已撤销. */
    REVOKED,
    /** 异议成立，不再使用. */
    WITHHELD,
    /** 容错，不作负面评价. */
    EXEMPTED;

    /** Whether and how {@code record} held on {@code day}. */
    public static Validity of(RecordProfile record, LocalDate day) {
        LocalDate effective = record.fact().effectiveOn();
        LocalDate since = effective == null ? record.fact().decidedOn() : effective;
        RepairStanding repair = record.repair();
        if (day.isBefore(since)) {
            return NOT_YET;
        }
        if (reached(record.revokedOn(), day)) {
            return REVOKED;
        }
        if (record.status() == RecordStatus.WITHHELD || (repair != null && repair.before() == RecordStatus.WITHHELD)) {
            return WITHHELD;
        }
        if (reached(record.expiredOn(), day)) {
            return EXPIRED;
        }
        if (record.status() == RecordStatus.REPAIRED && repair != null && reached(repair.since(), day)) {
            return REPAIRED;
        }
        return record.exempt() ? EXEMPTED : IN_FORCE;
    }

    private static boolean reached(@Nullable LocalDate since, LocalDate day) {
        return since != null && !day.isBefore(since);
    }
}
