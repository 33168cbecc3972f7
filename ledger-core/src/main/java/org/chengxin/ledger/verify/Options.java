package org.chengxin.ledger.verify;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. */
final class Options {

    private final List<String> exports = new ArrayList<>();
    private final List<String> checkpoints = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> witnesses = new ArrayList<>();
    private final List<String> keptExports = new ArrayList<>();
    private final List<String> keptLogs = new ArrayList<>();
    private @Nullable String database;
    private @Nullable String user;
    private @Nullable String driver;
    private @Nullable String log;
    private @Nullable String tokenFile;
    private @Nullable String bundle;
    private Language language = Language.BOTH;
    private int witnessesRequired;
    private boolean help;

    private Options() {}

    /** @throws UsageException if it cannot be understood */
    static Options parse(List<String> arguments) {
        Options options = new Options();
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            options.take(words.next(), words);
        }
        if (!options.help) {
            options.requireOneSource();
        }
        return options;
    }

    private void take(String word, Iterator<String> words) {
        switch (word) {
            case "--export" -> exports.add(OptionValues.value(word, words));
            case "--database" -> database = OptionValues.value(word, words);
            case "--user" -> user = OptionValues.value(word, words);
            case "--driver" -> driver = OptionValues.value(word, words);
            case "--log" -> log = OptionValues.value(word, words);
            case "--token-file" -> tokenFile = OptionValues.value(word, words);
            case "--bundle" -> bundle = OptionValues.value(word, words);
            case "--checkpoint" -> checkpoints.add(OptionValues.value(word, words));
            case "--vkey" -> keys.add(OptionValues.value(word, words));
            case "--witness" -> witnesses.add(OptionValues.value(word, words));
            case "--witnesses-required" -> witnessesRequired = OptionValues.number(word, words);
            case "--kept-export" -> keptExports.add(OptionValues.value(word, words));
            case "--kept-log" -> keptLogs.add(OptionValues.value(word, words));
            case "--lang" -> language = OptionValues.language(word, words);
            case "--help", "-h" -> help = true;
            default -> throw new UsageException(new Wording("不认识的参数 " + word, "there is no option " + word));
        }
    }

    private void requireOneSource() {
        int sources = (exports.isEmpty() ? 0 : 1)
                + (database == null ? 0 : 1)
                + (log == null ? 0 : 1)
                + (bundle == null ? 0 : 1);
        if (sources != 1) {
            throw new UsageException(new Wording(
                    "请且仅请指定一种来源：--export、--database、--log 或 --bundle",
                    "name one source, and only one: --export, --database, --log or --bundle"));
        }
        OptionValues.checkWitnesses(witnessesRequired, witnesses.size());
    }

    boolean help() {
        return help;
    }

    Language language() {
        return language;
    }

    List<String> exports() {
        return exports;
    }

    @Nullable
    String database() {
        return database;
    }

    @Nullable
    String user() {
        return user;
    }

    @Nullable
    String driver() {
        return driver;
    }

    @Nullable
    String log() {
        return log;
    }

    @Nullable
    String tokenFile() {
        return tokenFile;
    }

    @Nullable
    String bundle() {
        return bundle;
    }

    List<String> checkpoints() {
        return checkpoints;
    }

    List<String> keys() {
        return keys;
    }

    List<String> witnesses() {
        return witnesses;
    }

    /** Witnesses that must have signed the newest checkpoint; all of the named ones unless a number was given. */
    int witnessesRequired() {
        return witnessesRequired == 0 ? witnesses.size() : witnessesRequired;
    }

    List<String> keptExports() {
        return keptExports;
    }

    List<String> keptLogs() {
        return keptLogs;
    }
}
