package org.chengxin.projections.engine;

import java.util.List;

/**
 * Something people look at, built from the ledger alone. A view owns its tables; no other code writes them, and no other
 * view reads them.
 */
public interface View {

    /** Stable name; also the name of its processor and of its schema. */
    String name();

    /**
     * Takes the next events, in order, into the tables. Called in a transaction that also moves the view's position on, so
     * each event counts once. Events the view does not care about are passed over.
     */
    void apply(List<LedgerEvent> batch);

    /** Empties the tables, before a rebuild. */
    void clear();
}
