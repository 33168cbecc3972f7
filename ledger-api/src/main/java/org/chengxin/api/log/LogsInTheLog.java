package org.chengxin.api.log;

import javax.sql.DataSource;
import org.chengxin.api.verification.LogSettings;
import org.chengxin.ledger.configuration.ConfigurationLog;
import org.chengxin.ledger.store.LogIdentityTable;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** States in the ledger what its logs are called and which keys sign them, at the first start and whenever that has changed. */
@Component
class LogsInTheLog implements SmartInitializingSingleton {

    private static final String START = "start";

    private final DataSource dataSource;
    private final ConfigurationLog configuration;

    /** @param logs founded, and given their first keys, before this asks for them */
    LogsInTheLog(DataSource dataSource, ConfigurationLog configuration, Logs logs) {
        this.dataSource = dataSource;
        this.configuration = configuration;
    }

    @Override
    public void afterSingletonsInstantiated() {
        state(START);
    }

    /** States what is new; {@code by} is who changed it. */
    void state(String by) {
        for (LogName name : LogName.values()) {
            LogSettings.stated(new LogIdentityTable(dataSource, name.schema()), name.schema(), by)
                    .ifPresent(configuration::appendIfNew);
        }
    }
}
