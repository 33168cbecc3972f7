package org.chengxin.ledger.publish;

import java.util.Optional;
import org.chengxin.ledger.seal.SignedNote;

/**
 * What this node has signed last, kept apart from the database. A database that was set back knows nothing of what it lost;
 * this does.
 */
public interface CheckpointMemory {

    /** @throws IllegalArgumentException if what is kept is no signed note */
    Optional<SignedNote> latest();

    /** Keeps a checkpoint; on disk when this returns. */
    void keep(SignedNote checkpoint);
}
