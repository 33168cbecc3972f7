package org.chengxin.ledger.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * A copy of the log that the auditor kept, an export or entries as they were served, read beside the log. Against it any row
 * that was rewritten is named with the field, however consistently it was done.
 */
final class KeptRows {

    private final LogSource kept;
    private final TreeHasher hasher;
    private final Differences differences;
    private @Nullable Portion portion;
    private int next;
    private boolean ended;
    private long compared;

    KeptRows(LogSource kept, Suite suite, Differences differences) {
        this.kept = kept;
        this.hasher = suite.hasher();
        this.differences = differences;
    }

    long compared() {
        return compared;
    }

    String name() {
        return kept.name();
    }

    /** Compares the rows of a portion with those kept at the same positions. */
    void compare(PortionResult result) {
        for (int i = 0; i < result.leaves().size(); i++) {
            Row row = result.portion().rows().get(i);
            Row same = at(row.position());
            if (same != null) {
                compare(row, result.leaves().get(i), same);
            }
        }
    }

    private void compare(Row row, Hash leaf, Row same) {
        compared++;
        List<String> fields = row instanceof EventRow event && same instanceof EventRow before
                ? contents(event, before)
                : leaf.equals(same.leaf(hasher)) ? List.of() : commitments(row, same);
        if (!fields.isEmpty()) {
            differences.add(
                    Topic.KEPT_ROWS,
                    Difference.ofEvent(
                            row.position(),
                            String.join(", ", fields),
                            new Wording("与留存副本不同", "is not what the kept copy holds")));
        }
    }

    private static List<String> contents(EventRow now, EventRow before) {
        List<String> fields = heads(now.head(), before.head());
        addUnless(Arrays.equals(now.payload(), before.payload()), "payload", fields);
        addUnless(Arrays.equals(now.metadata(), before.metadata()), "metadata", fields);
        addUnless(Arrays.equals(now.salt(), before.salt()), "salt", fields);
        return fields;
    }

    /** Where only commitments were kept, they say whether it was payload, metadata, or both, which is what another salt does. */
    private List<String> commitments(Row row, Row same) {
        List<String> fields = new ArrayList<>();
        Head now = row.head();
        Head before = same.head();
        if (now != null && before != null) {
            fields.addAll(heads(now, before));
        }
        Entry sealed = same instanceof EntryRow entry ? entry.entry() : null;
        if (row instanceof EventRow event && sealed != null) {
            addUnless(event.payloadCommitment(hasher).equals(sealed.payload()), "payload", fields);
            addUnless(event.metadataCommitment(hasher).equals(sealed.metadata()), "metadata", fields);
        }
        return fields.isEmpty() ? List.of("entry") : fields;
    }

    private static List<String> heads(Head now, Head before) {
        List<String> fields = new ArrayList<>();
        if (Arrays.equals(now.raw(), before.raw())) {
            return fields;
        }
        addUnless(now.eventId().equals(before.eventId()), "event_id", fields);
        addUnless(now.kind().equals(before.kind()), "kind", fields);
        addUnless(now.subjectId().equals(before.subjectId()), "subject_id", fields);
        addUnless(now.sequence() == before.sequence(), "sequence", fields);
        addUnless(now.recordedAtMicros() == before.recordedAtMicros(), "recorded_at", fields);
        addUnless(now.type().equals(before.type()) && now.revision().equals(before.revision()), "type", fields);
        return fields;
    }

    private static void addUnless(boolean same, String field, List<String> fields) {
        if (!same) {
            fields.add(field);
        }
    }

    private @Nullable Row at(long position) {
        while (load() && current().position() < position) {
            next++;
        }
        return !ended && current().position() == position ? current() : null;
    }

    private Row current() {
        return Objects.requireNonNull(portion).rows().get(next);
    }

    /** Whether there is a row to look at. */
    private boolean load() {
        while (!ended && (portion == null || next >= portion.rows().size())) {
            portion = kept.next();
            next = 0;
            ended = portion == null;
        }
        return !ended;
    }
}
