package org.chengxin.api.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What may be chosen on the command line, each as {@code --name=value}.
 *
 * @param rounds how often every contender has its turn
 * @param seconds length of a turn, and of the warm-up before the first round
 * @param clients how many are "many clients"
 * @param pool connections of each pool, the same for every contender
 * @param virtualThreads clients run on virtual threads, as the application's requests do, rather than on platform threads
 * @param verifyEvents size of the log that is verified
 * @param growthEvents size of the large log
 * @param seed of payloads and of the order of turns
 * @param only sections to run; empty for all
 * @param contenders who takes turns, by name with dashes for spaces; empty for all. With some left out there are samples but hardly a goal
 */
record Options(
        int rounds,
        int seconds,
        int clients,
        int pool,
        boolean virtualThreads,
        int verifyEvents,
        int growthEvents,
        long seed,
        List<String> only,
        List<String> contenders) {

    private static final long SEED = 20261122;

    /** Reads arguments; {@code --quick} alone takes smaller defaults: for trying a change, not for publishing. */
    static Options parse(String... arguments) {
        List<String> given = Arrays.stream(arguments).filter(a -> !a.isBlank()).toList();
        boolean quick = given.contains("--quick");
        Map<String, String> values = given.stream()
                .filter(argument -> !argument.equals("--quick"))
                .map(argument -> argument.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair.length == 2 ? pair[1] : ""));
        Options options = new Options(
                number(values, "--rounds", quick ? 3 : 5),
                number(values, "--seconds", quick ? 2 : 5),
                number(values, "--clients", 64),
                number(values, "--pool", 64),
                !"platform".equals(values.remove("--threads")),
                number(values, "--verify-events", quick ? 100_000 : 1_000_000),
                number(values, "--growth-events", quick ? 200_000 : 10_000_000),
                number(values, "--seed", (int) SEED),
                list(values.remove("--only")),
                names(values.remove("--contenders")));
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("unknown options: " + values.keySet());
        }
        return options;
    }

    boolean wants(String section) {
        return only.isEmpty() || only.contains(section);
    }

    private static int number(Map<String, String> values, String name, int otherwise) {
        String value = values.remove(name);
        return value == null ? otherwise : Integer.parseInt(value.replace("_", ""));
    }

    private static List<String> names(String value) {
        return list(value).stream().map(name -> name.replace('-', ' ')).toList();
    }

    private static List<String> list(String value) {
        return value == null ? List.of() : List.of(value.split(","));
    }
}
