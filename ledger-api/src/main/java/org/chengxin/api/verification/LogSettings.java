package org.chengxin.api.verification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.configuration.ConfigurationEvent;
import org.chengxin.ledger.configuration.ConfigurationEvent.LogChanged;
import org.chengxin.ledger.store.LogIdentityTable;

/** What the logs of this database are called and which keys they are signed with. */
public final class LogSettings implements SettingsCheck.Settings {

    private static final List<String> SCHEMAS = List.of("ledger", "disclosure_log");
    private static final String NOBODY = "";

    @Override
    public Map<String, ConfigurationEvent> at(Moment moment) {
        Map<String, ConfigurationEvent> logs = new LinkedHashMap<>();
        for (String schema : SCHEMAS) {
            stated(new LogIdentityTable(moment.dataSource(), schema), schema, NOBODY)
                    .ifPresent(log -> logs.put(log.key(), log));
        }
        return logs;
    }

    /** How the log in {@code schema} is stated; empty before it was founded. */
    public static Optional<LogChanged> stated(LogIdentityTable table, String schema, String by) {
        List<String> keys = table.keys().stream()
                .map(key -> key.vkey() + " " + key.fromSize() + ".." + (key.inUse() ? "" : key.untilSize()))
                .sorted()
                .toList();
        return table.identity().map(log -> new LogChanged(schema, log.suite(), log.origin(), keys, by));
    }

    @Override
    public String keyPrefix() {
        return "log ";
    }

    @Override
    public Optional<String> difference(ConfigurationEvent stated, ConfigurationEvent found) {
        if (!(stated instanceof LogChanged before) || !(found instanceof LogChanged now)) {
            return Optional.of("log_identity");
        }
        if (!before.origin().equals(now.origin()) || !before.suite().equals(now.suite())) {
            return Optional.of("log_identity");
        }
        return before.verifierKeys().equals(now.verifierKeys()) ? Optional.empty() : Optional.of("log_key");
    }
}
