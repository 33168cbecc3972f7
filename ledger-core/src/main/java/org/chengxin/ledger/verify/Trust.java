package org.chengxin.ledger.verify;

import java.util.List;

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

    /**
     * A checkpoint that was kept.
     *
     * @param name where it was kept
     */
    public record KeptCheckpoint(String name, String note) {}
}
