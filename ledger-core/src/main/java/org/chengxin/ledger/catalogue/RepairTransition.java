package org.chengxin.ledger.catalogue;

/**
 * Which regime of repair counts for a record whose decision is older than the newest one (新旧衔接). No text that was read
 * settles it, so it is data.
 */
public enum RepairTransition {
    /** The regime of the day of the decision. */
    OLD,
    /** The newest regime. */
    NEW,
    /** 从旧兼从轻: the one that is better for the subject. */
    MORE_FAVOURABLE
}
