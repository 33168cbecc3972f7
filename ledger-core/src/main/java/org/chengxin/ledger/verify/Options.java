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
            case "--export" -> exports.add(value(word, words));
            case "--database" -> database = value(word, words);
            case "--user" -> user = value(word, words);
            case "--driver" -> driver = value(word, words);
            case "--log" -> log = value(word, words);
            case "--token-file" -> tokenFile = value(word, words);
            case "--bundle" -> bundle = value(word, words);
            case "--checkpoint" -> checkpoints.add(value(word, words));
            case "--vkey" -> keys.add(value(word, words));
            case "--witness" -> witnesses.add(value(word, words));
            case "--witnesses-required" -> witnessesRequired = number(word, value(word, words));
            case "--kept-export" -> keptExports.add(value(word, words));
            case "--kept-log" -> keptLogs.add(value(word, words));
            case "--lang" -> language = language(value(word, words));
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
        if (witnessesRequired > witnesses.size()) {
            throw new UsageException(
                    new Wording("要求的见证数多于给出的见证公钥", "more witnesses are required than --witness names"));
        }
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new UsageException(new Wording(option + " 之后缺少内容", option + " needs a value"));
        }
        return words.next();
    }

    private static int number(String option, String text) {
        if (!text.matches("[0-9]{1,3}")) {
            throw new UsageException(new Wording(option + " 应为 0 至 999 的数", option + " needs a number from 0 to 999"));
        }
        return Integer.parseInt(text);
    }

    private static Language language(String name) {
        return Language.named(name)
                .orElseThrow(
                        () -> new UsageException(new Wording("--lang 应为 zh、en 或 both", "--lang is zh, en or both")));
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

    /** The command line cannot be understood. */
    static final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Wording wording;

        UsageException(Wording wording) {
            super(wording.en());
            this.wording = wording;
        }

        Wording wording() {
            return wording;
        }
    }
}
