package org.chengxin.ledger.profile;

/** What may be done with an archive as a whole. */
public enum ArchiveState {
    OPEN,
    /** 限制处理: it is stored and nothing else. */
    RESTRICTED,
    /** 已删除个人信息: closed for good. */
    ERASED
}
