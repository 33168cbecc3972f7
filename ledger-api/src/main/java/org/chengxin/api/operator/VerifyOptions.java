package org.chengxin.api.operator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.chengxin.ledger.verify.Language;
import org.chengxin.ledger.verify.Wording;
import org.jspecify.annotations.Nullable;

/** What the command line asks of {@code verify --all}. */
final class VerifyOptions {

    private static final String SETTING = "--[a-z0-9-]+(\\.[A-Za-z0-9-]+)+=.*";

    private final List<String> checkpoints = new ArrayList<>();
    private final List<String> keys = new ArrayList<>();
    private final List<String> witnesses = new ArrayList<>();
    private final List<String> settings = new ArrayList<>();
    private @Nullable String scratch;
    private Language language = Language.BOTH;
    private int witnessesRequired;
    private boolean help;

    private VerifyOptions() {}

    /** @throws UsageException if it cannot be understood */
    static VerifyOptions parse(List<String> arguments) {
        VerifyOptions options = new VerifyOptions();
        Iterator<String> words = arguments.iterator();
        while (words.hasNext()) {
            options.take(words.next(), words);
        }
        if (options.witnessesRequired > options.witnesses.size()) {
            throw new UsageException(
                    new Wording("要求的见证数多于给出的见证公钥", "more witnesses are required than --witness names"));
        }
        return options;
    }

    private void take(String word, Iterator<String> words) {
        switch (word) {
            case "--all" -> {}
            case "--checkpoint" -> checkpoints.add(value(word, words));
            case "--vkey" -> keys.add(value(word, words));
            case "--witness" -> witnesses.add(value(word, words));
            case "--witnesses-required" -> witnessesRequired = number(word, value(word, words));
            case "--scratch" -> scratch = value(word, words);
            case "--lang" -> language = language(value(word, words));
            case "--help", "-h" -> help = true;
            default -> takeSetting(word);
        }
    }

    private void takeSetting(String word) {
        if (!word.matches(SETTING)) {
            throw new UsageException(new Wording("不认识的参数 " + word, "there is no option " + word));
        }
        settings.add(word);
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

    /** Files with checkpoints that were kept. */
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

    /** Settings of the application, in the form {@code --key=value}. */
    List<String> settings() {
        return settings;
    }

    /** JDBC URL of a database to build the views in; absent if one is to be made. */
    @Nullable
    String scratch() {
        return scratch;
    }

    Language language() {
        return language;
    }

    boolean help() {
        return help;
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
