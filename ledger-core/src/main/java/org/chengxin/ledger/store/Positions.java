package org.chengxin.ledger.store;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Where events stand in the one order. Receipts, ETags and views speak in these positions; which engine hands them out is
 * known to the wiring alone.
 */
public interface Positions {

    /** The position of an event, counted from 1; empty if the ledger does not hold it. */
    OptionalLong of(String eventId);

    /** The positions of many events at once; events that the ledger does not hold are left out. */
    Map<String, Long> of(Collection<String> eventIds);

    /** The position of the newest event; 0 in an empty ledger. */
    long head();
}
