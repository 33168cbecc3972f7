package org.chengxin.api.boot;

import java.util.List;
import org.axonframework.serialization.Serializer;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.configuration.ConfigurationEvent.ApprovalsChanged;
import org.chengxin.ledger.configuration.ConfigurationLog;
import org.chengxin.ledger.configuration.RowDigest;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps in the log how the ledger is set; what was set by a file is compared at every start. */
@Configuration(proxyBeanMethods = false)
class ConfigurationWiring {

    private static final String START = "start";

    @Bean
    ConfigurationLog configurationLog(
            SealedLog log,
            Sequencer sequencer,
            @Qualifier("eventSerializer") Serializer serializer,
            Ids ids,
            LedgerClock clock) {
        return new SealedConfiguration(log, sequencer, serializer, ids, clock);
    }

    /** As long as nothing was ever approved there is nothing to say. */
    @Bean
    SmartInitializingSingleton approvalsAreInTheLog(ConfigurationLog log, Approvals approvals) {
        return () -> {
            ApprovalsChanged now = stated(approvals);
            if (now.approvals() > 0 || log.current().containsKey(now.key())) {
                log.appendIfNew(now);
            }
        };
    }

    /** What the log says of these approvals. */
    static ApprovalsChanged stated(Approvals approvals) {
        return new ApprovalsChanged(approvals.all().size(), RowDigest.of(List.copyOf(approvals.all())), START);
    }
}
