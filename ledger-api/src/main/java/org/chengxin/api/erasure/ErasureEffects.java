package org.chengxin.api.erasure;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.subject.SubjectId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Carries an erasure out wherever the ledger's own rules do not reach. The event in the ledger is the order; whoever follows
 * the ledger calls this for each, and calls it again if it failed or was cut off. The key goes last: while it is there,
 * something may be left to do.
 */
@Component
public class ErasureEffects {

    private static final Logger LOG = LoggerFactory.getLogger(ErasureEffects.class);

    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(5);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final List<ErasureEffect> inOrder;
    private final SubjectKeys keys;

    ErasureEffects(List<ErasureEffect> inOrder, SubjectKeys keys) {
        this.inOrder = List.copyOf(inOrder);
        this.keys = keys;
    }

    /** Does all of it, or fails and has to be called again. */
    public void carryOut(SubjectRegistered subject) {
        inOrder.forEach(effect -> effect.erase(subject));
        if (keys.destroy(subject.subjectId().value())) {
            LOG.info("the key of {} is destroyed", subject.subjectId());
        }
    }

    /** Whether all of it is done. */
    public boolean isCarriedOut(SubjectId subject) {
        return keys.isDestroyed(subject.value());
    }

    /** Waits until it is carried out, at most a few seconds: the ledger knows of it, so it will be. */
    public void await(SubjectId subject) {
        long deadline = System.nanoTime() + WAIT_AT_MOST.toNanos();
        while (!isCarriedOut(subject) && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
