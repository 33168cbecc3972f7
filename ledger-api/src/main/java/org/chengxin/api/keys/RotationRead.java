package org.chengxin.api.keys;

import java.time.Instant;
import java.util.List;
import org.chengxin.ledger.keys.MasterKeyRotation.Progress;

/**
 * How far the change of the master key is.
 *
 * @param masterKeys those in use, the oldest first; the last one wraps
 * @param keysLeft data keys that are still wrapped with an older one
 * @param failed whether it was cut off by an error, which the log of the node tells; asked for again it goes on
 */
public record RotationRead(State state, List<MasterKeyRead> masterKeys, long keysLeft, boolean failed) {

    /** Whether a change is under way. */
    public enum State {
        RUNNING,
        IDLE
    }

    /** A master key by its name; the key itself is never shown. */
    public record MasterKeyRead(String id, int version, Instant madeAt) {}

    static RotationRead of(Progress progress, boolean failed) {
        return new RotationRead(
                progress.isRunning() ? State.RUNNING : State.IDLE,
                progress.inUse().stream()
                        .map(master -> new MasterKeyRead(master.id(), master.version(), master.madeAt()))
                        .toList(),
                progress.keysLeft(),
                failed);
    }
}
