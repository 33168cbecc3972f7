package org.chengxin.ledger.credit;

/** How an objection is decided. */
public enum ObjectionOutcome {
    /** 更正: fields are put right with the decision. */
    CORRECTED,
    /** 补充: fields that were missing are added with the decision. */
    SUPPLEMENTED,
    /** 停止公开: the record stays and is not shown to the public any more. */
    WITHDRAWN,
    /** 移出名单: whatever list the record had its subject on, it is taken off; the record stays. */
    DELISTED,
    /** 撤销: the record is revoked with the decision. */
    REVOKED,
    /** 不予更正, with the reason: the record stays as it is. */
    REJECTED
}
