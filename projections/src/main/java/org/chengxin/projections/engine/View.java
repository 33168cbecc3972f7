package org.chengxin.projections.engine;

import java.util.List;

/**
 * Something people look at, built from the ledger alone. A view owns its tables; no other code writes them, and no other
 * view reads them. In its statements it names them without their schema, so that it can be built once more beside the one
 * that is read.
 */
public interface View {

    /** Stable name. */
    String name();

    /**
     * Of its definition, counted from 1. A view whose stored rows were written by an earlier version is built anew, beside
     * them, when the ledger starts.
     */
    default int version() {
        return 1;
    }

    /** The schemas of its tables, of which no two have the same name. */
    default List<String> schemas() {
        return List.of(name());
    }

    /** How many may build it side by side, each for its share of the subjects; 1 if its rows depend on an order among subjects. */
    default int segmentsMax() {
        return Integer.MAX_VALUE;
    }

    /** Whether something that cannot be built again depends on what it writes, so that every commit has to be on disk. */
    default boolean outlivesItself() {
        return false;
    }

    /**
     * Takes the next events, in order, into the tables. Called in a transaction that also moves the view's position on, so
     * each event counts once. Events the view does not care about are passed over. An exception undoes the whole batch.
     */
    void apply(List<LedgerEvent> batch);
}
