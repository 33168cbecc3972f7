package org.chengxin.api.boot;

/** Something that looks at the ledger before the first event of this process is accepted. */
@FunctionalInterface
public interface BeforeFirstAppend {

    /** Returns when the look is over; whoever found something amiss has closed the gate of appends. */
    void look();
}
