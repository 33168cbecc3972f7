package org.chengxin.ledger.profile;

/** What has become of a record. A dispute is no status: it lies over whatever the status is. */
public enum RecordStatus {
    RECORDED,
    /** Put right or completed at least once since it was recorded. */
    CORRECTED,
    /** 停止公开 by the outcome of an objection: kept, and not shown to the public any more. */
    WITHHELD,
    /** 撤销. */
    REVOKED
}
