package org.chengxin.ledger.verify;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NavigableMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.chengxin.ledger.seal.FieldSums;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.TreeHasher;
import org.chengxin.ledger.verify.RowFault.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the leaves of one portion, then, as soon as the tree before it is known, the tree over it. Several portions are
 * checked at once; only the second half waits for the one before.
 */
final class PortionCheck implements Callable<PortionResult> {

    /** Levels of subtrees that any source keeps are multiples of this: a tile holds 2<sup>8</sup> hashes. */
    private static final int TILE_LEVELS = 8;

    private final Portion portion;
    private final CompletableFuture<Trees> before;
    private final CompletableFuture<Trees> after = new CompletableFuture<>();
    private final Suite suite;
    private final NavigableMap<Long, Hash> rootsKept;
    private final NoteReader reader;

    /**
     * @param rootsKept roots that the auditor keeps, by size of tree
     */
    PortionCheck(
            Portion portion,
            CompletableFuture<Trees> before,
            Suite suite,
            NavigableMap<Long, Hash> rootsKept,
            NoteReader reader) {
        this.portion = portion;
        this.before = before;
        this.suite = suite;
        this.rootsKept = rootsKept;
        this.reader = reader;
    }

    /** The tree after this portion; not to be changed. */
    CompletableFuture<Trees> after() {
        return after;
    }

    @Override
    public PortionResult call() {
        try {
            TreeHasher hasher = suite.hasher();
            List<Hash> leaves =
                    portion.rows().stream().map(row -> row.leaf(hasher)).toList();
            PortionResult result = new PortionResult(portion, leaves);
            List<@Nullable RowFault> faults = faults(leaves);
            List<Claim> claims = claims(result);
            Trees trees = before.join().copy(hasher);
            grow(trees, leaves, faults, claims, hasher, result);
            after.complete(trees);
            return result;
        } catch (RuntimeException | Error e) {
            after.completeExceptionally(e);
            throw e;
        }
    }

    private List<@Nullable RowFault> faults(List<Hash> leaves) {
        List<@Nullable RowFault> faults = new ArrayList<>(leaves.size());
        for (int i = 0; i < leaves.size(); i++) {
            faults.add(fault(portion.rows().get(i), leaves.get(i)));
        }
        return faults;
    }

    private static @Nullable RowFault fault(Row row, Hash leaf) {
        List<FieldSums.Field> changed = row instanceof EventRow event ? event.changedFields() : List.of();
        if (!leaf.equals(row.stored())) {
            return new RowFault(row, changed.isEmpty() ? Cause.LEAF : Cause.CONTENT, changed);
        }
        if (row instanceof EntryRow entry && entry.misplaced()) {
            return new RowFault(row, Cause.MISPLACED, List.of());
        }
        return changed.isEmpty() ? null : new RowFault(row, Cause.SUMS, changed);
    }

    /** The checkpoints of the portion that are sound in themselves, by size. */
    private List<Claim> claims(PortionResult result) {
        List<Claim> claims = new ArrayList<>();
        for (KeptNote note : portion.notes()) {
            String place = "checkpoint " + note.size();
            try {
                SignedRoot root = reader.read(note);
                if (root.size() == note.size()) {
                    claims.add(new Claim(note.size(), root.root()));
                } else {
                    result.notes()
                            .add(new Difference(
                                    note.size(),
                                    place,
                                    "size",
                                    new Wording(
                                            "所存位置与检查点自述的大小 " + root.size() + " 不符",
                                            "is filed under another size than the one it states, " + root.size())));
                }
            } catch (ForeignNoteException e) {
                result.notes().add(new Difference(note.size(), place, e.field(), e.wording()));
            }
        }
        return claims;
    }

    private void grow(
            Trees trees,
            List<Hash> leaves,
            List<@Nullable RowFault> faults,
            List<Claim> claims,
            TreeHasher hasher,
            PortionResult result) {
        Iterator<Claim> due = claims.iterator();
        Claim claim = due.hasNext() ? due.next() : null;
        for (; claim != null && claim.size() < trees.nextPosition(); claim = due.hasNext() ? due.next() : null) {
            compare(claim, trees.nextPosition() - 1, trees, result);
        }
        for (int i = 0; i < leaves.size(); i++) {
            Row row = portion.rows().get(i);
            long position = row.position();
            expect(position, trees, result);
            RowFault fault = faults.get(i);
            if (fault != null) {
                result.faults().add(fault);
            }
            if (trees.whole()) {
                boolean storedIsLikelier = fault != null && fault.cause() == Cause.CONTENT;
                trees.append(
                        storedIsLikelier ? row.stored() : leaves.get(i),
                        row.stored(),
                        hasher,
                        (level, index, likely, asStored) -> subtree(level, index, likely, asStored, result));
                compare(row, trees, result);
            }
            for (; claim != null && claim.size() <= position; claim = due.hasNext() ? due.next() : null) {
                compare(claim, position, trees, result);
            }
        }
        for (; claim != null; claim = due.hasNext() ? due.next() : null) {
            behind(claim, trees, result);
        }
    }

    private static void expect(long position, Trees trees, PortionResult result) {
        long expected = trees.nextPosition();
        if (position != expected) {
            trees.tear();
            result.gaps().add(position > expected ? missing(expected, position - 1) : misplaced(position, expected));
        }
        trees.pass(Math.max(position, expected - 1));
    }

    private static Difference missing(long from, long to) {
        String range = from == to ? String.valueOf(from) : from + ".." + to;
        return new Difference(
                from,
                "event " + range,
                "position",
                new Wording("该位置没有事件：已被删除", "there is no event at this position: it was deleted"));
    }

    private static Difference misplaced(long position, long expected) {
        return Difference.ofEvent(
                position,
                "position",
                new Wording("位置重复或次序颠倒，此处应为 " + expected, "is repeated or out of order, expected " + expected));
    }

    private static void subtree(int level, long index, Hash likely, Hash asStored, PortionResult result) {
        if (level % TILE_LEVELS == 0) {
            result.subtrees().add(new PortionResult.Subtree(level, index, likely, asStored));
        }
    }

    private void compare(Row row, Trees trees, PortionResult result) {
        long size = row.position();
        Hash head = row.treeHead();
        result.lastHasHead(head != null);
        if (head != null) {
            result.observations().add(new Observation(Observation.Kind.HEAD, size, trees.fit(head)));
        }
        Hash kept = rootsKept.get(size);
        if (kept != null) {
            result.observations().add(new Observation(Observation.Kind.KEPT, size, trees.fit(kept)));
        }
    }

    private static void compare(Claim claim, long position, Trees trees, PortionResult result) {
        if (claim.size() == position && trees.whole()) {
            Trees.Fit fit = trees.fit(claim.root());
            if (fit != Trees.Fit.NEITHER) {
                result.soundNote();
            }
            result.observations().add(new Observation(Observation.Kind.CHECKPOINT, claim.size(), fit));
        }
    }

    private static void behind(Claim claim, Trees trees, PortionResult result) {
        long last = trees.nextPosition() - 1;
        result.notes()
                .add(new Difference(
                        claim.size(),
                        "checkpoint " + claim.size(),
                        "",
                        new Wording(
                                "账本缺少末尾 " + (claim.size() - last) + " 条：已签署的检查点比账本更大",
                                "the log is " + (claim.size() - last) + " entries behind this signed checkpoint")));
    }

    private record Claim(long size, Hash root) {}
}
