package org.chengxin.ledger.witness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.chengxin.ledger.seal.Suite;
import org.jspecify.annotations.Nullable;

/** What the command line asks for. */
sealed interface WitnessOptions {

    /** Print how to call it. */
    record Help() implements WitnessOptions {}

    /** Make a key and print what others need to check its cosignatures. */
    record NewKey(Suite suite, String name, Path key) implements WitnessOptions {}

    /**
     * Serve.
     *
     * @param state folder with one file for each log
     * @param listen address and port
     * @param logs verifier keys of the logs to witness; the name of a key is the origin of its log
     */
    record Serve(Path key, Path state, String listen, List<String> logs) implements WitnessOptions {}

    /** @throws UsageException if it cannot be understood */
    static WitnessOptions parse(List<String> arguments) {
        Iterator<String> words = arguments.iterator();
        String command = words.hasNext() ? words.next() : "--help";
        return switch (command) {
            case "--help", "-h" -> new Help();
            case "new-key" -> new Words(words).newKey();
            case "serve" -> new Words(words).serve();
            default -> throw new UsageException("不认识的命令 " + command, "there is no command " + command);
        };
    }

    /** The words after the command. */
    final class Words {

        private static final String LISTEN = "127.0.0.1:8093";

        private final List<String> logs = new ArrayList<>();
        private @Nullable String name;
        private @Nullable String key;
        private @Nullable String state;
        private @Nullable String suite;
        private @Nullable String listen;

        private Words(Iterator<String> words) {
            while (words.hasNext()) {
                take(words.next(), words);
            }
        }

        private void take(String option, Iterator<String> words) {
            if (!words.hasNext()) {
                throw new UsageException(option + " 之后缺少内容", option + " needs a value");
            }
            String value = words.next();
            switch (option) {
                case "--name" -> name = value;
                case "--key" -> key = value;
                case "--state" -> state = value;
                case "--suite" -> suite = value;
                case "--listen" -> listen = value;
                case "--log" -> logs.add(value);
                default -> throw new UsageException("不认识的参数 " + option, "there is no option " + option);
            }
        }

        private NewKey newKey() {
            return new NewKey(
                    Suites.named(suite == null ? Suite.INTL.name() : suite),
                    need("--name", name),
                    Path.of(need("--key", key)));
        }

        private Serve serve() {
            if (logs.isEmpty()) {
                throw new UsageException("请用 --log 至少指定一个日志", "name at least one log with --log");
            }
            return new Serve(
                    Path.of(need("--key", key)),
                    Path.of(need("--state", state)),
                    listen == null ? LISTEN : listen,
                    List.copyOf(logs));
        }

        private static String need(String option, @Nullable String value) {
            if (value == null) {
                throw new UsageException("缺少 " + option, option + " is missing");
            }
            return value;
        }
    }

    /** The command line cannot be understood. */
    final class UsageException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        UsageException(String chinese, String english) {
            super(chinese + " | " + english);
        }
    }
}
