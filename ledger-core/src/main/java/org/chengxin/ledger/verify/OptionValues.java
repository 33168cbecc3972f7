package org.chengxin.ledger.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;

/** What stands behind an option of a command line. */
public final class OptionValues {

    private OptionValues() {}

    /** The next word. */
    public static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new UsageException(new Wording(option + " 之后缺少内容", option + " needs a value"));
        }
        return words.next();
    }

    public static int number(String option, Iterator<String> words) {
        String text = value(option, words);
        if (!text.matches("[0-9]{1,3}")) {
            throw new UsageException(new Wording(option + " 应为 0 至 999 的数", option + " needs a number from 0 to 999"));
        }
        return Integer.parseInt(text);
    }

    public static Language language(String option, Iterator<String> words) {
        return Language.named(value(option, words))
                .orElseThrow(() ->
                        new UsageException(new Wording(option + " 应为 zh、en 或 both", option + " is zh, en or both")));
    }

    /** What a file says. */
    public static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UnreadableException(new Wording(file + " 打不开", file + " cannot be read: " + e.getMessage()), e);
        }
    }

    /** Refuses to require more witnesses than were named. */
    public static void checkWitnesses(int required, int named) {
        if (required > named) {
            throw new UsageException(
                    new Wording("要求的见证数多于给出的见证公钥", "more witnesses are required than --witness names"));
        }
    }
}
