package org.chengxin.ledger.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.ledger.verify.Observation.Kind;
import org.chengxin.ledger.verify.PortionResult.Subtree;

/**
 * Everything that was said about the tree by roots kept here and there, and what follows from it.
 *
 * <p>A root that fits at some size proves every leaf before it, as far as whoever kept it is trusted: the auditor more than
 * a signed checkpoint, that more than a column of the table. So a root that does not fit, while one that is trusted as much
 * fits at a larger size, was itself changed. If none does, rows were rewritten, somewhere after the last root that fits; the
 * complete subtrees narrow it to 256 rows.
 */
final class RootEvidence {

    /** Roots and subtrees that do not fit, remembered at most. The first ones tell where it began. */
    private static final int MISFITS_MAX = 1000;

    private static final List<Kind> WEAKEST_FIRST = List.of(Kind.HEAD, Kind.CHECKPOINT, Kind.KEPT);

    private final Map<Kind, Seen> seen = new EnumMap<>(Kind.class);
    private final List<Subtree> subtrees = new ArrayList<>();
    private long subtreesFitting;

    RootEvidence() {
        WEAKEST_FIRST.forEach(kind -> seen.put(kind, new Seen()));
    }

    void add(Observation observation) {
        seen(observation.kind()).add(observation);
    }

    void addFitting() {
        subtreesFitting++;
    }

    /** A subtree whose stored root is neither of the two that were computed. */
    void addMisfit(Subtree subtree) {
        if (subtrees.size() < MISFITS_MAX) {
            subtrees.add(subtree);
        }
    }

    long fitting(Kind kind) {
        return seen(kind).fitting;
    }

    long subtreesFitting() {
        return subtreesFitting;
    }

    /** The largest tree that any root fits. */
    long covered() {
        return lastFit(Kind.HEAD);
    }

    /** The rows of which it is certain that some were rewritten, if any were. */
    Optional<Rewritten> rewritten() {
        for (int i = WEAKEST_FIRST.size() - 1; i >= 0; i--) {
            Kind kind = WEAKEST_FIRST.get(i);
            long sure = lastFit(kind);
            Optional<Long> first = firstMisfitAfter(kind, sure);
            if (first.isPresent()) {
                return Optional.of(narrowed(new Rewritten(
                        sure + 1,
                        first.get(),
                        kind,
                        first.get(),
                        seen(kind).misfits.size() == 1)));
            }
        }
        return Optional.empty();
    }

    /** Roots that were changed themselves, given what is known of the rows. */
    List<Difference> changedRoots(Optional<Rewritten> rewritten) {
        List<Difference> changed = new ArrayList<>();
        for (Kind kind : List.of(Kind.HEAD, Kind.CHECKPOINT)) {
            long sure = lastFit(kind);
            seen(kind).misfits.stream()
                    .filter(size -> size <= sure)
                    .map(size -> kind == Kind.HEAD ? head(size) : checkpoint(size))
                    .forEach(changed::add);
        }
        for (Subtree subtree : subtrees) {
            if (rewritten.isEmpty() || !rewritten.get().touches(subtree)) {
                changed.add(node(subtree));
            }
        }
        return changed;
    }

    private Rewritten narrowed(Rewritten rows) {
        Rewritten narrowed = rows;
        for (Kind weaker : WEAKEST_FIRST.subList(0, WEAKEST_FIRST.indexOf(rows.shownBy()))) {
            Seen roots = seen(weaker);
            Optional<Long> first = firstMisfitAfter(weaker, roots.lastFit);
            if (first.isPresent() && first.get() >= narrowed.from() && first.get() <= narrowed.to()) {
                narrowed = narrowed.within(roots.lastFit + 1, first.get());
            }
        }
        for (Subtree subtree : subtrees) {
            if (narrowed.touches(subtree)) {
                narrowed = narrowed.within(first(subtree), last(subtree));
            }
        }
        return narrowed;
    }

    /** The largest tree that a root fits which is trusted at least as much as {@code kind}. */
    private long lastFit(Kind kind) {
        return WEAKEST_FIRST.subList(WEAKEST_FIRST.indexOf(kind), WEAKEST_FIRST.size()).stream()
                .mapToLong(stronger -> seen(stronger).lastFit)
                .max()
                .orElse(0);
    }

    private Optional<Long> firstMisfitAfter(Kind kind, long size) {
        return seen(kind).misfits.stream().filter(misfit -> misfit > size).findFirst();
    }

    private Seen seen(Kind kind) {
        return Objects.requireNonNull(seen.get(kind));
    }

    private static long first(Subtree subtree) {
        return (subtree.index() << subtree.level()) + 1;
    }

    private static long last(Subtree subtree) {
        return (subtree.index() + 1) << subtree.level();
    }

    private static Difference head(long size) {
        return Difference.ofEvent(
                size,
                "tree_head",
                new Wording(
                        "与重算的树根不符，而其后的树根相符：此树根被改写", "does not fit the tree, later roots do: this root was changed"));
    }

    private static Difference checkpoint(long size) {
        return new Difference(
                size,
                "checkpoint " + size,
                "root",
                new Wording(
                        "签署的树根与重算的不符，而其后的检查点相符：签署过另一棵树",
                        "signs another root than the tree has, later checkpoints fit: another tree was signed"));
    }

    private static Difference node(Subtree subtree) {
        return new Difference(
                first(subtree),
                "node " + subtree.level() + "/" + subtree.index(),
                "hash",
                new Wording(
                        "与第 " + first(subtree) + "–" + last(subtree) + " 条叶子重算的结果不符：此节点被改写",
                        "does not fit the leaves " + first(subtree) + ".." + last(subtree)
                                + ", whose roots do: this node was changed"));
    }

    /**
     * Rows of which some are not those that were sealed, though each fits its own leaf.
     *
     * @param shownBy who kept the root that shows it
     * @param size of the tree that this root is of
     * @param lone whether it is the only root of its kind that does not fit
     */
    record Rewritten(long from, long to, Kind shownBy, long size, boolean lone) {

        Rewritten within(long low, long high) {
            return new Rewritten(Math.max(from, low), Math.min(to, high), shownBy, size, lone);
        }

        boolean covers(RowFault fault) {
            return fault.position() >= from && fault.position() <= to;
        }

        boolean touches(Subtree subtree) {
            return first(subtree) <= to && last(subtree) >= from;
        }

        Difference difference() {
            if (shownBy == Kind.HEAD && lone) {
                return loneHead();
            }
            String rows = from == to ? "event " + from : "events " + from + ".." + to;
            Wording by = switch (shownBy) {
                case HEAD -> new Wording("第 " + size + " 条的树根 tree_head", "the tree head of row " + size);
                case CHECKPOINT -> new Wording("已签署的检查点 " + size, "the signed checkpoint " + size);
                case KEPT -> new Wording("审计员留存的检查点 " + size, "the kept checkpoint " + size);
            };
            return new Difference(
                    from,
                    rows,
                    "row",
                    new Wording(
                            "内容与叶子被一并改写：" + by.zh() + " 不符",
                            "content and leaf were rewritten together: " + by.en() + " shows it"));
        }

        private Difference loneHead() {
            return Difference.ofEvent(
                    size,
                    "tree_head",
                    new Wording(
                            "与重算的树根不符，其后再无树根：此树根被改写，或第 " + from + "–" + to + " 条与其叶子被一并改写",
                            "does not fit the tree and is the last: it was changed, or rows " + from + ".." + to
                                    + " together with their leaves"));
        }
    }

    private static final class Seen {

        private final List<Long> misfits = new ArrayList<>();
        private long fitting;
        private long lastFit;

        void add(Observation observation) {
            if (observation.fit() == Trees.Fit.NEITHER) {
                if (misfits.size() < MISFITS_MAX) {
                    misfits.add(observation.size());
                }
            } else {
                fitting++;
                lastFit = Math.max(lastFit, observation.size());
            }
        }
    }
}
