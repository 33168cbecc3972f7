package org.chengxin.api.boot;

import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock and the one maker of ids that the application hands to everything that needs them. */
@Configuration(proxyBeanMethods = false)
class TimeConfiguration {

    @Bean
    LedgerClock ledgerClock() {
        return LedgerClock.system();
    }

    @Bean
    Ids ids(LedgerClock clock) {
        return new Ids(clock);
    }
}
