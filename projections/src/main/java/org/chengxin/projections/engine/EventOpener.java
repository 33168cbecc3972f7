package org.chengxin.projections.engine;

import org.chengxin.ledger.store.StoredEvent;

/** Opens stored events. */
@FunctionalInterface
public interface EventOpener {

    /** What the event says. Throws whatever is the matter if it cannot be opened. */
    Object open(StoredEvent event);
}
