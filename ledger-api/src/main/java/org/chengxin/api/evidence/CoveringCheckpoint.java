package org.chengxin.api.evidence;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.api.exports.LedgerCheckpoints;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.SignedNote;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The newest served checkpoint, once it covers what is to be proved: an event of a moment ago is signed within a second. */
@Component
class CoveringCheckpoint {

    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(5);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final LedgerCheckpoints checkpoints;

    CoveringCheckpoint(LedgerCheckpoints checkpoints) {
        this.checkpoints = checkpoints;
    }

    /** @throws ProblemException if none covers {@code position} within a few seconds */
    SignedNote of(long position) {
        long deadline = System.nanoTime() + WAIT_AT_MOST.toNanos();
        Optional<SignedNote> newest = checkpoints.newest();
        while (newest.filter(note -> covers(note, position)).isEmpty()) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                throw new ProblemException(behind(position));
            }
            LockSupport.parkNanos(POLL_NANOS);
            newest = checkpoints.newest();
        }
        return newest.get();
    }

    private static boolean covers(SignedNote note, long position) {
        return Checkpoint.parse(note.text()).size() >= position;
    }

    private static Problem behind(long position) {
        return Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "R-LOG-BEHIND",
                new Bilingual("尚无检查点", "No checkpoint yet"),
                new Bilingual(
                        "已发布的检查点尚未覆盖序号 " + position + "，请稍后再试",
                        "No published checkpoint covers position " + position + " yet; ask again"));
    }
}
