package org.chengxin.ledger.verify;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the auditor brings along and believes more than the log.
 *
 * @param checkpoints signed notes kept since earlier visits
 * @param verifierKeys keys of the log that the auditor pinned; none means that the log's own word is taken
 * @param witnesses verifier keys of witnesses
 * @param witnessesRequired how many of them must have signed the newest checkpoint
 */
public record Trust(
        List<KeptCheckpoint> checkpoints, List<String> verifierKeys, List<String> witnesses, int witnessesRequired) {

    public static final Trust NONE = new Trust(List.of(), List.of(), List.of(), 0);

    public Trust {
        checkpoints = List.copyOf(checkpoints);
        verifierKeys = List.copyOf(verifierKeys);
        witnesses = List.copyOf(witnesses);
    }

    /** What of it is about the log of this origin; keys of a log bear its name. */
    Trust about(String origin) {
        return new Trust(
                checkpoints.stream()
                        .filter(kept -> kept.origin().equals(origin))
                        .toList(),
                verifierKeys.stream().filter(key -> name(key).equals(origin)).toList(),
                witnesses,
                witnessesRequired);
    }

    /** What of it is about none of these logs, by name. */
    List<String> strangers(List<String> origins) {
        return Stream.concat(
                        checkpoints.stream()
                                .filter(kept -> !origins.contains(kept.origin()))
                                .map(kept -> "kept checkpoint " + kept.name()),
                        verifierKeys.stream()
                                .filter(key -> !origins.contains(name(key)))
                                .map(key -> "pinned key " + key))
                .toList();
    }

    private static String name(String verifierKey) {
        return verifierKey.strip().replaceAll("\\+.*", "");
    }

    /**
     * A checkpoint that was kept.
     *
     * @param name where it was kept
     */
    public record KeptCheckpoint(String name, String note) {

        /** @throws UnreadableException if it cannot be read */
        public static KeptCheckpoint read(Path file) {
            return new KeptCheckpoint(file.toString(), OptionValues.text(file));
        }

        private String origin() {
            return note.lines().findFirst().orElse("");
        }
    }
}
