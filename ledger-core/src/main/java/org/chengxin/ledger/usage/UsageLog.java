package org.chengxin.ledger.usage;

import org.chengxin.ledger.usage.UsageEvent.LookedUp;

/** Where look-ups are written down. */
public interface UsageLog {

    /** The kind of the streams. */
    String KIND = "Usage";

    /**
     * Writes it down. When this returns, it is on disk and in the tree.
     *
     * @return its event id
     * @throws RuntimeException if it could not be stored; then nothing of what was looked up may be given away
     */
    String append(LookedUp event);
}
