package org.chengxin.ledger.usage;

/** What came of a look-up. */
public enum LookUpResult {
    /** It was answered, if only with an empty list. */
    GIVEN,
    /** It was not: a rule stood against it, or there is no such thing. */
    REFUSED
}
