package org.chengxin.ledger.credit;

/** What the organ that reported a record says when it is asked whether the record is right (来源核查). */
public enum SourceFinding {
    /** As it was reported, and right. */
    RIGHT,
    /** Wrong or incomplete. */
    WRONG,
    /** It cannot tell, as when the file is lost; what cannot be verified does not stand against the objector. */
    UNVERIFIABLE
}
