package org.chengxin.api.demo;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Loads the demonstration in the background once the application answers, and ends with it. */
@Component
@Profile("demo")
class DemoStart {

    private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(3);

    private final DemoLoad load;
    private final Thread thread;

    DemoStart(DemoLoad load) {
        this.load = load;
        this.thread = Thread.ofPlatform().name("demo-load").daemon().unstarted(this::loadAndTell);
    }

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        thread.start();
    }

    /** Before anything else is stopped, so that no command meets a ledger that is half gone. */
    @EventListener(ContextClosedEvent.class)
    void end() throws InterruptedException {
        load.stop();
        if (thread.isAlive()) {
            thread.join(STOP_WITHIN);
        }
    }

    private void loadAndTell() {
        try {
            load.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.error("the demonstration data is not complete; the next start goes on with it", e);
        }
    }
}
