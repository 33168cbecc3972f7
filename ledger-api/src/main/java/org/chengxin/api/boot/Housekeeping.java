package org.chengxin.api.boot;

import java.util.concurrent.TimeUnit;
import org.chengxin.projections.disclosure.DisclosureView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** What is done by the clock: publication that has ended leaves the public schema within a minute. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Housekeeping {

    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final int SWEEP_EVERY_SECONDS = 30;

    private final DisclosureView disclosure;

    Housekeeping(DisclosureView disclosure) {
        this.disclosure = disclosure;
    }

    @Scheduled(fixedDelay = SWEEP_EVERY_SECONDS, timeUnit = TimeUnit.SECONDS)
    void endPublication() {
        int ended = disclosure.sweep();
        if (ended > 0) {
            LOG.info("publication of {} records has ended", ended);
        }
    }
}
