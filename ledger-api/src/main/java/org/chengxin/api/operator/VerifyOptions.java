package org.chengxin.api.operator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.chengxin.ledger.verify.Language;
import org.chengxin.ledger.verify.OptionValues;
import org.chengxin.ledger.verify.UsageException;
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
        OptionValues.checkWitnesses(options.witnessesRequired, options.witnesses.size());
        return options;
    }

    private void take(String word, Iterator<String> words) {
        switch (word) {
            case "--all" -> {}
            case "--checkpoint" -> checkpoints.add(OptionValues.value(word, words));
            case "--vkey" -> keys.add(OptionValues.value(word, words));
            case "--witness" -> witnesses.add(OptionValues.value(word, words));
            case "--witnesses-required" -> witnessesRequired = OptionValues.number(word, words);
            case "--scratch" -> scratch = OptionValues.value(word, words);
            case "--lang" -> language = OptionValues.language(word, words);
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
}
