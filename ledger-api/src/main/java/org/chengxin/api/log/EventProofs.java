package org.chengxin.api.log;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Archive;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.seal.TlogProof;
import org.chengxin.ledger.store.Positions;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The proof of one event. It shows type, subject id and time beside the hashes, so it is for whoever may follow the log or see
 * the event in the archive; for everybody else there is no such event. One that was recorded a moment ago is waited for until
 * a checkpoint covers it.
 */
@Component
class EventProofs {

    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(3);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Logs logs;
    private final Positions positions;
    private final Archive archive;

    EventProofs(Logs logs, Positions positions, Archive archive) {
        this.logs = logs;
        this.positions = positions;
        this.archive = archive;
    }

    TlogProof of(String eventId, Optional<Actor> visitor) {
        OptionalLong position = positions.of(eventId);
        if (position.isEmpty()) {
            throw new ProblemException(Problems.notFound());
        }
        return of(position.getAsLong(), visitor);
    }

    TlogProof of(long position, Optional<Actor> visitor) {
        ServedLog log = logs.ledger();
        boolean maySee = LogAccess.mayFollow(log, visitor)
                || visitor.filter(actor -> archive.seesEvent(actor, position)).isPresent();
        if (position < 1 || position > positions.head() || !maySee) {
            throw new ProblemException(Problems.notFound());
        }
        return log.proof(position, covering(log, position));
    }

    /** A header that names the file after the event. */
    static String attachment(String name) {
        return "attachment; filename=\"" + name.replaceAll("[^A-Za-z0-9-]", "_") + ".tlog-proof\"";
    }

    /** The newest checkpoint, once it covers {@code position}. */
    static ServedCheckpoint covering(ServedLog log, long position) {
        long deadline = System.nanoTime() + WAIT_AT_MOST.toNanos();
        Optional<ServedCheckpoint> newest = log.newest();
        while (newest.isEmpty() || newest.get().size() < position) {
            if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
                throw new ProblemException(Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "R-LOG-BEHIND",
                        new Bilingual("尚无检查点", "No checkpoint yet"),
                        new Bilingual(
                                "已发布的检查点尚未覆盖序号 " + position + "，请稍后再试；账本或见证方可能有问题，见 /log",
                                "No published checkpoint covers position " + position
                                        + " yet; ask again. If it stays so, /log says what the matter is")));
            }
            LockSupport.parkNanos(POLL_NANOS);
            newest = log.newest();
        }
        return newest.get();
    }
}
