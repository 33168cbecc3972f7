package org.chengxin.ledger.profile;

/** What has become of a record. A dispute is no status: it lies over whatever the status is. So does a tolerance, but while
 * the record would otherwise count it is all there is to say. */
public enum RecordStatus {
    RECORDED,
    /** Put right or completed at least once since it was recorded. */
    CORRECTED,
    /** 停止公开 by the outcome of an objection: kept, and not shown to the public any more. */
    WITHHELD,
    /** 撤销. */
    REVOKED,
    /** 已修复: its publication, sharing and measures ended by a repair. */
    REPAIRED,
    /** 期满: it came to the end of its time by law. */
    EXPIRED,
    /** 容错，不纳入: it stays and counts for nothing. */
    EXEMPTED;

    /** Whether the record still counts, so that it may be mended and repaired. */
    public boolean stands() {
        return this == RECORDED || this == CORRECTED || this == WITHHELD;
    }
}
