package org.chengxin.ledger.configuration;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The stream of settings in the ledger. */
public interface ConfigurationLog {

    /** The subject id of the stream. */
    String STREAM = "configuration";

    /** The kind of the stream. */
    String KIND = "Configuration";

    /** Appends all of them, in one batch. When this returns they are on disk and in the tree. */
    void append(List<ConfigurationEvent> events);

    /** Everything that was ever set, oldest first. */
    List<ConfigurationEvent> all();

    /** How everything is set now: the last event of each key. */
    default Map<String, ConfigurationEvent> current() {
        Map<String, ConfigurationEvent> current = new LinkedHashMap<>();
        all().forEach(event -> current.put(event.key(), event));
        return current;
    }

    /** Appends {@code event} unless this is how it is set already, whoever set it so. */
    default void appendIfNew(ConfigurationEvent event) {
        ConfigurationEvent before = current().get(event.key());
        if (before == null || !sameSetting(before, event)) {
            append(List.of(event));
        }
    }

    private static boolean sameSetting(ConfigurationEvent before, ConfigurationEvent now) {
        return switch (now) {
            case ConfigurationEvent.AccountChanged e ->
                before instanceof ConfigurationEvent.AccountChanged b
                        && b.digest().equals(e.digest());
            case ConfigurationEvent.ApprovalsChanged e ->
                before instanceof ConfigurationEvent.ApprovalsChanged b
                        && b.digest().equals(e.digest());
            case ConfigurationEvent.LogChanged e ->
                before instanceof ConfigurationEvent.LogChanged b
                        && b.origin().equals(e.origin())
                        && b.verifierKeys().equals(e.verifierKeys());
        };
    }
}
