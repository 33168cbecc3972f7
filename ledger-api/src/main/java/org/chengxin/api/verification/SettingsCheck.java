package org.chengxin.api.verification;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.chengxin.ledger.configuration.ConfigurationEvent;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Wording;
import org.chengxin.projections.engine.LedgerEvent;

/** Whether everything is set as the log says that it was set last. */
public final class SettingsCheck implements OperatorCheck {

    private final List<Settings> settings;
    private final Map<String, ConfigurationEvent> stated = new LinkedHashMap<>();

    /** Some settings as they are. */
    public interface Settings {

        /** How they would be stated in the log, by their keys. */
        Map<String, ConfigurationEvent> at(Moment moment);

        /** Which settings of the log are these, by the beginning of their keys. */
        String keyPrefix();

        /** Whether this is how things are set as long as the log says nothing. */
        default boolean goesWithoutSaying(ConfigurationEvent found) {
            return false;
        }

        /** The column or part in which two statements of the same key differ; empty if they do not. */
        Optional<String> difference(ConfigurationEvent stated, ConfigurationEvent found);
    }

    public SettingsCheck(List<Settings> settings) {
        this.settings = List.copyOf(settings);
    }

    @Override
    public void take(List<LedgerEvent> batch) {
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof ConfigurationEvent setting) {
                stated.put(setting.key(), setting);
            }
        }
    }

    @Override
    public void finish(Moment moment, Report report) {
        Found found = new Found();
        settings.forEach(some -> compare(some, moment, found));
        found.report(
                report, new Wording(stated.size() + " 项配置与账本所载一致", stated.size() + " settings are as the log says"));
    }

    private void compare(Settings some, Moment moment, Found found) {
        Map<String, ConfigurationEvent> now = some.at(moment);
        TreeSet<String> keys = new TreeSet<>(now.keySet());
        stated.keySet().stream().filter(key -> key.startsWith(some.keyPrefix())).forEach(keys::add);
        for (String key : keys) {
            ConfigurationEvent said = stated.get(key);
            ConfigurationEvent is = now.get(key);
            if (said == null && is != null && some.goesWithoutSaying(is)) {
                continue;
            }
            if (said == null) {
                found.add(key, "", new Wording("账本中没有，被添加", "the log knows nothing of it: it was added"));
            } else if (is == null) {
                found.add(key, "", new Wording("缺失，被删除", "is missing: it was deleted"));
            } else {
                some.difference(said, is)
                        .ifPresent(
                                field -> found.add(key, field, new Wording("不是账本所载的设置", "is not set as the log says")));
            }
        }
    }
}
