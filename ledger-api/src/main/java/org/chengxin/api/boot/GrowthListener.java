package org.chengxin.api.boot;

/** Is told that some node has appended to the ledger. */
@FunctionalInterface
public interface GrowthListener {

    /** Must return at once. */
    void logHasGrown();
}
