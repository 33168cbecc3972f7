package org.chengxin.api.erasure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries an erasure out wherever the ledger's own rules do not reach. The event in the ledger is the order; whoever follows
 * the ledger calls this for each, and calls it again if it failed or was cut off.
 *
 * <p>First goes what takes the key to be found, then the key, then the claims: as long as the key is there, somebody who
 * looked an identifier up a moment ago might claim another one for the same archive.
 */
@Component
public class ErasureEffects {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureEffects.class);

    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(5);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final List<ErasureEffect> inOrder;
    private final SubjectKeys keys;
    private final SubjectDirectory directory;

    ErasureEffects(List<ErasureEffect> inOrder, SubjectKeys keys, SubjectDirectory directory) {
        this.inOrder = List.copyOf(inOrder);
        this.keys = keys;
        this.directory = directory;
    }

    /** Does all of it, or fails and has to be called again. */
    public void carryOut(SubjectRegistered subject) {
        inOrder.forEach(effect -> effect.erase(subject));
        if (keys.destroy(subject.subjectId().value())) {
            LOG.info("the key of {} is destroyed", subject.subjectId());
        }
        directory.forget(subject.subjectId());
    }

    /** Whether all of it is done. */
    public boolean isCarriedOut(SubjectId subject) {
        return keys.isDestroyed(subject.value()) && directory.isForgotten(subject);
    }

    /** Waits until it is carried out, at most a few seconds: the ledger knows of it, so it will be. */
    public void await(SubjectId subject) {
        long deadline = System.nanoTime() + WAIT_AT_MOST.toNanos();
        while (!isCarriedOut(subject) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
