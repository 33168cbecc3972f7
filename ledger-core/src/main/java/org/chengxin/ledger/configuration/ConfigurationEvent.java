package org.chengxin.ledger.configuration;

import java.util.List;
import org.chengxin.ledger.credit.Role;
import org.jspecify.annotations.Nullable;

/**
 * That a setting was changed, and to what. All of them stand in one stream, {@link ConfigurationLog#STREAM}. Secrets are not
 * in them: a digest over the whole row tells whether one was changed.
 */
public sealed interface ConfigurationEvent {

    /** The account that changed it, or the part of the application that did: {@code setup}, {@code demo}, {@code start}. */
    String by();

    /** What is set, so that the last event of each key says how it is set now. */
    String key();

    /**
     * An account was added, switched on or off, or given another role or secret.
     *
     * @param kind {@code PERSON} or {@code CLIENT}
     * @param organ code of the organ it acts for; absent for city-wide roles
     * @param demo belongs to the demonstration
     * @param digest SHA-256 over the row, in hexadecimal
     */
    record AccountChanged(
            String kind,
            String name,
            Role role,
            @Nullable String organ,
            boolean enabled,
            boolean demo,
            String digest,
            String by)
            implements ConfigurationEvent {

        @Override
        public String key() {
            return "account " + kind + " " + name;
        }
    }

    /**
     * The ledger was started with other approvals than before.
     *
     * @param approvals how many there are
     * @param digest SHA-256 over all of them, in hexadecimal
     */
    record ApprovalsChanged(int approvals, String digest, String by) implements ConfigurationEvent {

        @Override
        public String key() {
            return "approvals";
        }
    }

    /**
     * A log was given its name or another key.
     *
     * @param log which of them: {@code ledger} or {@code disclosure_log}
     * @param suite {@code intl} or {@code gm}
     * @param origin first line of every checkpoint
     * @param verifierKeys every key that checkpoints of this log were or are signed with, and for which sizes
     */
    record LogChanged(String log, String suite, String origin, List<String> verifierKeys, String by)
            implements ConfigurationEvent {

        public LogChanged {
            verifierKeys = List.copyOf(verifierKeys);
        }

        @Override
        public String key() {
            return "log " + log;
        }
    }
}
