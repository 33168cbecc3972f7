package org.chengxin.api.log;

import java.time.Instant;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.SignedNote;

/**
 * A checkpoint that everybody who may read the log is given.
 *
 * @param note with the signatures of the log and of its witnesses
 */
record ServedCheckpoint(Checkpoint checkpoint, SignedNote note, Instant signedAt) {

    long size() {
        return checkpoint.size();
    }
}
