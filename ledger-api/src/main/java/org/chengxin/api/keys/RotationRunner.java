package org.chengxin.api.keys;

import jakarta.annotation.PreDestroy;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chengxin.ledger.keys.MasterKeyRotation;
import org.chengxin.ledger.keys.MasterKeyRotation.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Changes the master key in the background; a change that was cut off goes on with the next start. */
@Component
class RotationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RotationRunner.class);
    private static final int STOP_WITHIN_SECONDS = 4;

    private final MasterKeyRotation rotation;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("master-key-rotation").factory());
    private final AtomicBoolean working = new AtomicBoolean();
    private volatile boolean failed;
    private volatile boolean stopping;

    RotationRunner(MasterKeyRotation rotation) {
        this.rotation = rotation;
    }

    /** Begins a change unless one is under way, which then only goes on. */
    synchronized RotationRead begin(String account) {
        if (!rotation.progress().isRunning()) {
            rotation.begin();
            LOG.info("{} has the master key changed", account);
        }
        goOn();
        return status();
    }

    RotationRead status() {
        Progress progress = rotation.progress();
        return RotationRead.of(progress, failed);
    }

    @EventListener(ApplicationReadyEvent.class)
    void resume() {
        if (rotation.progress().isRunning()) {
            goOn();
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        thread.shutdown();
        thread.awaitTermination(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
    }

    private void goOn() {
        if (working.compareAndSet(false, true)) {
            failed = false;
            thread.execute(this::work);
        }
    }

    private void work() {
        try {
            boolean more = true;
            while (more && !stopping) {
                more = rotation.step();
            }
            if (!more) {
                LOG.info("the master key has been changed; the old one is gone from this node");
            }
        } catch (RuntimeException e) {
            failed = true;
            LOG.error("the change of the master key was cut off; ask for it again to go on", e);
        } finally {
            working.set(false);
        }
    }
}
