package org.chengxin.api.verification;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Trust;
import org.chengxin.ledger.verify.Trust.KeptCheckpoint;
import org.chengxin.ledger.verify.Wording;

/**
 * Whether every checkpoint is still there that somebody kept, or that something in the database speaks of. What the checkpoints
 * say is verified with the log; that one is gone shows only in this way, because nobody counts them.
 */
public final class NotesCheck implements OperatorCheck {

    private static final List<String> SCHEMAS = List.of("ledger", "disclosure_log");

    private final Trust trust;

    public NotesCheck(Trust trust) {
        this.trust = trust;
    }

    @Override
    public void finish(Moment moment, Report report) {
        Found found = new Found();
        long[] notes = new long[1];
        for (String schema : SCHEMAS) {
            Set<Long> sizes = new TreeSet<>();
            moment.jdbc().query("select size from " + schema + ".checkpoint", row -> {
                sizes.add(row.getLong(1));
            });
            notes[0] += sizes.size();
            kept(schema, moment).stream()
                    .filter(size -> !sizes.contains(size))
                    .forEach(size -> missing(schema, size, "checkpoint", found));
            for (String other : List.of("publication", "cosignature")) {
                moment.jdbc().queryForList("select distinct size from " + schema + "." + other, Long.class).stream()
                        .filter(size -> !sizes.contains(size))
                        .forEach(size -> missing(schema, size, other, found));
            }
        }
        found.report(
                report,
                new Wording(
                        "签署过的 " + notes[0] + " 个检查点均在",
                        notes[0] + " checkpoints are there, none that is spoken of is missing"));
    }

    private static void missing(String schema, long size, String said, Found found) {
        found.add(
                schema + ".checkpoint " + size,
                "",
                said.equals("checkpoint")
                        ? new Wording("缺失，被删除：有人留存着它", "is missing: it was deleted, somebody kept it")
                        : new Wording(
                                "缺失，被删除：" + said + " 提到它", "is missing: it was deleted, " + said + " speaks of it"));
    }

    private List<Long> kept(String schema, Moment moment) {
        Optional<String> origin =
                moment.jdbc().queryForList("select origin from " + schema + ".log_identity", String.class).stream()
                        .findFirst();
        return trust.checkpoints().stream()
                .flatMap(kept -> read(kept).stream())
                .filter(checkpoint -> origin.equals(Optional.of(checkpoint.origin())))
                .map(Checkpoint::size)
                .toList();
    }

    /** What is no checkpoint was said to be none already. */
    private static Optional<Checkpoint> read(KeptCheckpoint kept) {
        try {
            return Optional.of(Checkpoint.parse(SignedNote.parse(kept.note()).text()));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
