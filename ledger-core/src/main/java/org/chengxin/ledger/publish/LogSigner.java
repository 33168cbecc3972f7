package org.chengxin.ledger.publish;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.NoteRefusedException;
import org.chengxin.ledger.seal.NoteSigner;
import org.chengxin.ledger.seal.ProofRefusedException;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;
import org.chengxin.ledger.store.CheckpointTable;
import org.chengxin.ledger.store.CheckpointTable.Turn;
import org.chengxin.ledger.store.SignedCheckpoint;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;

/**
 * Signs a log. Nodes take turns; each goes on from the last checkpoint in the table, whoever signed it, and looks at every row
 * since. A checkpoint is kept apart from the database before it enters it, so a node that crashes in between has signed
 * nothing that it does not know of.
 *
 * <p>Not thread-safe: one thread of a node signs a log.
 */
public final class LogSigner {

    /** How long a log that grows quickly is followed before it is signed. */
    private static final long FOLLOW_NANOS_MAX = TimeUnit.MILLISECONDS.toNanos(400);

    private final LogIdentity identity;
    private final LeafSource log;
    private final CheckpointTable table;
    private final CheckpointMemory memory;
    private final Keys keys;
    private final LedgerClock clock;
    private @Nullable Examination examination;

    /** The keys of a log, of which some may sign. */
    public interface Keys {

        /** Those this node signs with; empty if it has none and leaves signing to others. */
        List<NoteSigner> signers();

        /** Every key that ever signed a checkpoint of {@code size}. */
        List<VerifierKey> validAt(long size);
    }

    public LogSigner(
            LogIdentity identity,
            LeafSource log,
            CheckpointTable table,
            CheckpointMemory memory,
            Keys keys,
            LedgerClock clock) {
        this.identity = identity;
        this.log = log;
        this.table = table;
        this.memory = memory;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Signs the log as it stands, if it has grown since it was signed last.
     *
     * @param publishAtOnce whether no witness has to agree first
     * @return whether there is a new checkpoint; also {@code false} if another node is at it, which then looks at the same rows
     * @throws DiscrepancyException if what is stored is not what was sealed; then nothing is signed
     */
    public boolean sign(boolean publishAtOnce) {
        Signed signed = new Signed();
        table.alone(turn -> {
            if (!keys.signers().isEmpty()) {
                signed.any = sign(turn, publishAtOnce);
            }
        });
        return signed.any;
    }

    /**
     * Before anything is signed or appended: the stored tree is the one that was signed last, by the table and by this node's
     * own memory, and everything after it is as it was sealed.
     *
     * @throws DiscrepancyException otherwise
     */
    public void examineAtStart() {
        compareWithMemory();
        Examination fresh = table.newest().map(this::after).orElseGet(this::fromNothing);
        fresh.goOnTo(log.size());
    }

    private boolean sign(Turn turn, boolean publishAtOnce) {
        Optional<SignedCheckpoint> newest = turn.newest();
        Instant now = clock.now();
        if (publishAtOnce) {
            newest.ifPresent(signed -> turn.publish(signed.size(), now));
        }
        Examination current = upToDate(newest);
        long size = log.size();
        if (size < current.size()) {
            throw new DiscrepancyException(
                    size + 1,
                    "position",
                    "an event, since a checkpoint of size " + current.size() + " was signed",
                    "none");
        }
        if (newest.isPresent() && size == current.size()) {
            return false;
        }
        current.follow(size, FOLLOW_NANOS_MAX);
        Instant signedAt = clock.now();
        SignedNote note = signed(current.size(), current.root());
        memory.keep(note);
        turn.add(new SignedCheckpoint(current.size(), note.format(), signedAt));
        if (publishAtOnce) {
            turn.publish(current.size(), signedAt);
        }
        return true;
    }

    private SignedNote signed(long size, Hash root) {
        String text =
                Checkpoint.of(identity.suite(), identity.origin(), size, root).text();
        return new SignedNote(
                text, keys.signers().stream().map(signer -> signer.sign(text)).toList());
    }

    /** The examination of this node if it stands where the table does; otherwise a fresh one from there. */
    private Examination upToDate(Optional<SignedCheckpoint> newest) {
        Examination known = examination;
        long signed = newest.map(SignedCheckpoint::size).orElse(0L);
        if (known == null || known.size() != signed) {
            known = newest.map(this::after).orElseGet(this::fromNothing);
            examination = known;
        }
        return known;
    }

    private Examination after(SignedCheckpoint newest) {
        Checkpoint checkpoint = opened(newest.size(), () -> SignedNote.parse(newest.note()));
        if (checkpoint.size() != newest.size()) {
            throw new DiscrepancyException(
                    newest.size(), "checkpoint.size", String.valueOf(checkpoint.size()), String.valueOf(newest.size()));
        }
        return Examination.after(log, identity.suite(), checkpoint.size(), checkpoint.root());
    }

    private Examination fromNothing() {
        return Examination.after(
                log, identity.suite(), 0, identity.suite().hasher().empty());
    }

    private void compareWithMemory() {
        Optional<SignedNote> remembered = remembered();
        if (remembered.isPresent()) {
            long size = claimedSize(remembered.get());
            Checkpoint checkpoint = opened(size, remembered::get);
            Examination.after(log, identity.suite(), checkpoint.size(), checkpoint.root());
        }
    }

    private Optional<SignedNote> remembered() {
        try {
            return memory.latest();
        } catch (IllegalArgumentException e) {
            throw new DiscrepancyException(
                    1, "kept checkpoint", "what this node signed last", String.valueOf(e.getMessage()));
        }
    }

    private static long claimedSize(SignedNote note) {
        try {
            return Checkpoint.parse(note.text()).size();
        } catch (IllegalArgumentException noCheckpoint) {
            return 0;
        }
    }

    private Checkpoint opened(long size, Supplier<SignedNote> note) {
        Suite suite = identity.suite();
        try {
            return Checkpoint.open(suite, identity.origin(), note.get(), keys.validAt(size));
        } catch (NoteRefusedException | ProofRefusedException | IllegalArgumentException e) {
            throw new DiscrepancyException(
                    Math.max(size, 1),
                    "checkpoint.note",
                    "a checkpoint of " + identity.origin() + " signed by its keys",
                    String.valueOf(e.getMessage()));
        }
    }

    /** Set in the turn, read after it. */
    private static final class Signed {
        private boolean any;
    }
}
