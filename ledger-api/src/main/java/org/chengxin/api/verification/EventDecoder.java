package org.chengxin.api.verification;

import org.chengxin.ledger.store.StoredEvent;

/** Opens stored events. */
public interface EventDecoder {

    /** Whether this build knows events of this name. */
    boolean knows(StoredEvent event);

    /** What the event says. Throws whatever is the matter if it cannot be opened. */
    Object decode(StoredEvent event);
}
