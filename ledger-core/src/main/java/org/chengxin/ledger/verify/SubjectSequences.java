package org.chengxin.ledger.verify;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether the events of each subject count 0, 1, 2 … in the order of the log, in bounded memory: subjects beyond what the
 * table holds are written to a temporary file, 24 bytes an event, and checked at the end in as many passes as it takes.
 * Subjects are told apart by a fingerprint of 64 bits.
 *
 * <p>Not thread-safe.
 */
final class SubjectSequences implements AutoCloseable {

    /** Subjects held in memory by default: 4 Mi, in a table of 128 MiB. */
    static final int SUBJECTS_MAX = 1 << 22;

    private final int subjectsMax;
    private final boolean fromTheStart;
    private final SequenceTable table;
    private @Nullable Path spilled;
    private @Nullable DataOutputStream spill;

    /**
     * @param fromTheStart whether the first event of a subject must be number 0; in a part of a log it need not
     */
    SubjectSequences(int subjectsMax, boolean fromTheStart) {
        this.subjectsMax = subjectsMax;
        this.fromTheStart = fromTheStart;
        this.table = new SequenceTable(subjectsMax);
    }

    /** Takes the next event. {@code wrong} is told its position at once, or at {@link #finish}. */
    void next(long print, long sequence, long position, LongConsumer wrong) {
        long expected = table.expected(print);
        if (expected == SequenceTable.UNKNOWN && table.full()) {
            spill(print, sequence, position);
            return;
        }
        check(expected, print, sequence, position, wrong);
    }

    /** Checks what did not fit into memory. */
    void finish(LongConsumer wrong) {
        while (spill != null) {
            Path pass = closeSpill();
            table.clear();
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(pass)))) {
                for (boolean more = true; more; ) {
                    more = nextSpilled(in, wrong);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + pass, e);
            } finally {
                delete(pass);
            }
        }
    }

    private boolean nextSpilled(DataInputStream in, LongConsumer wrong) throws IOException {
        long print;
        try {
            print = in.readLong();
        } catch (EOFException e) {
            return false;
        }
        next(print, in.readLong(), in.readLong(), wrong);
        return true;
    }

    private void check(long expected, long print, long sequence, long position, LongConsumer wrong) {
        boolean right = expected == SequenceTable.UNKNOWN ? sequence == 0 || !fromTheStart : sequence == expected;
        if (!right) {
            wrong.accept(position);
        }
        table.expect(print, sequence + 1);
    }

    private void spill(long print, long sequence, long position) {
        try {
            if (spill == null) {
                spilled = Files.createTempFile("chengxin-verify-", ".sequences");
                spill = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(spilled), 1 << 16));
            }
            spill.writeLong(print);
            spill.writeLong(sequence);
            spill.writeLong(position);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write a temporary file for more than " + subjectsMax + " subjects", e);
        }
    }

    private Path closeSpill() {
        try {
            if (spill == null || spilled == null) {
                throw new IllegalStateException("nothing was spilled");
            }
            spill.close();
            return spilled;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + spilled, e);
        } finally {
            spill = null;
            spilled = null;
        }
    }

    @Override
    public void close() {
        if (spill != null) {
            delete(closeSpill());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + file, e);
        }
    }
}
