package org.chengxin.ledger.catalogue;

/** Who may see a record without a further reason. */
public enum DisclosureLevel {
    /** 社会公开. */
    PUBLIC,
    /** 政务共享: between authorities. */
    SHARED,
    /** 授权查询: with authorisation, or one's own. */
    QUERY
}
