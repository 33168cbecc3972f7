package org.chengxin.api.verification;

import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.configuration.ConfigurationEvent;
import org.chengxin.ledger.configuration.ConfigurationEvent.ApprovalsChanged;

/** The approvals that this application was started with. */
public final class ApprovalsSettings implements SettingsCheck.Settings {

    private final ApprovalsChanged now;

    public ApprovalsSettings(ApprovalsChanged now) {
        this.now = now;
    }

    @Override
    public Map<String, ConfigurationEvent> at(Moment moment) {
        return Map.of(now.key(), now);
    }

    /** As long as nothing was ever approved the log says nothing; once something was, that nothing is any more. */
    @Override
    public boolean goesWithoutSaying(ConfigurationEvent found) {
        return now.approvals() == 0;
    }

    @Override
    public String keyPrefix() {
        return now.key();
    }

    @Override
    public Optional<String> difference(ConfigurationEvent stated, ConfigurationEvent found) {
        return stated instanceof ApprovalsChanged before && before.digest().equals(now.digest())
                ? Optional.empty()
                : Optional.of("approvals");
    }
}
