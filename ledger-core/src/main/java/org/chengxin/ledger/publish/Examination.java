package org.chengxin.ledger.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.NodeId;
import org.chengxin.ledger.seal.Suite;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every row that was added since the last signed checkpoint, page by page, and grows the signed tree by the leaves
 * that the stored bytes make. Whatever is stored beside them must agree: position, leaf, sums, tree head, nodes.
 *
 * <p>Not thread-safe.
 */
final class Examination {

    private static final int PAGE_LEAVES = 192;

    /** A page is followed by a rest of so many times as long as it took. */
    private static final int REST_TIMES = 3;

    private static final long REST_MIN_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long REST_MAX_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    /** Roots are stored of subtrees of every eighth level. */
    private static final int STORED_LEVELS = 8;

    private final LeafSource log;
    private final Suite suite;
    private final Frontier tree;

    private Examination(LeafSource log, Suite suite, Frontier tree) {
        this.log = log;
        this.suite = suite;
        this.tree = tree;
    }

    /**
     * Begins at a tree that was signed.
     *
     * @throws DiscrepancyException unless the stored tree up to {@code size} has the root {@code root}
     */
    static Examination after(LeafSource log, Suite suite, long size, Hash root) {
        long stored = log.size();
        if (stored < size) {
            throw new DiscrepancyException(
                    stored + 1, "position", "an event, since a checkpoint of size " + size + " was signed", "none");
        }
        Frontier tree = storedTree(log, suite, size, root);
        if (!tree.root().equals(root)) {
            throw new DiscrepancyException(
                    Math.max(size, 1), "leaf_hash, node", "root " + root + " as signed", "root " + tree.root());
        }
        return new Examination(log, suite, tree);
    }

    /** The size up to which everything was looked at. */
    long size() {
        return tree.size();
    }

    Hash root() {
        return tree.root();
    }

    /**
     * Goes on to {@code size}, which must be the end of a batch, without a rest.
     *
     * @throws DiscrepancyException at the first row that is not as it was sealed
     */
    void goOnTo(long size) {
        LeafSource.Pages pages = log.pages();
        while (tree.size() < size) {
            page(pages, size);
        }
    }

    /**
     * Goes on to {@code size}, which must be the end of a batch. If that is more than a page, those who append are busy: then
     * it looks a little at a time, and at what they add meanwhile, so that they wait for it evenly and hardly at all, until
     * the time is up or nothing more is added.
     *
     * @param nanosMax after which it rests no more and follows no further
     * @throws DiscrepancyException at the first row that is not as it was sealed
     */
    void follow(long size, long nanosMax) {
        long deadline = System.nanoTime() + nanosMax;
        boolean busy = size - tree.size() > PAGE_LEAVES;
        LeafSource.Pages pages = log.pages();
        long end = size;
        while (tree.size() < end) {
            long begun = System.nanoTime();
            page(pages, end);
            if (busy) {
                rest(System.nanoTime() - begun, deadline);
                end = tree.size() == end && isBefore(deadline) ? log.size() : end;
            }
        }
    }

    private static boolean isBefore(long deadline) {
        return System.nanoTime() < deadline;
    }

    private static void rest(long workNanos, long deadline) {
        long nanos = Math.clamp(REST_TIMES * workNanos, REST_MIN_NANOS, REST_MAX_NANOS);
        LockSupport.parkNanos(Math.min(nanos, deadline - System.nanoTime()));
    }

    private void page(LeafSource.Pages pages, long size) {
        int leavesMax = (int) Math.min(PAGE_LEAVES, size - tree.size());
        take(pages.leaves(tree.size() + 1, leavesMax), size);
    }

    private void take(List<StoredLeaf> page, long size) {
        if (page.isEmpty()) {
            throw new DiscrepancyException(tree.size() + 1, "position", "an event", "none");
        }
        List<NodeId> completed = new ArrayList<>();
        List<Hash> roots = new ArrayList<>();
        for (StoredLeaf leaf : page) {
            check(leaf);
            tree.append(leaf.computed(), (level, index, root) -> {
                if (level % STORED_LEVELS == 0) {
                    completed.add(new NodeId(level, index));
                    roots.add(root);
                }
            });
            checkHead(leaf, leaf.position() == size);
        }
        checkNodes(completed, roots);
    }

    private void check(StoredLeaf leaf) {
        long expected = tree.size() + 1;
        if (leaf.position() != expected) {
            throw new DiscrepancyException(expected, "position", "an event", "none before " + leaf.position());
        }
        if (!leaf.matches()) {
            String field = leaf.doubtful().isEmpty() ? contentOrLeaf(leaf) : leaf.doubtful();
            throw new DiscrepancyException(
                    expected, field, "leaf " + leaf.stored() + " as sealed", "leaf " + leaf.computed());
        }
        if (!leaf.doubtful().isEmpty()) {
            throw new DiscrepancyException(
                    expected, leaf.doubtful(), "what leaf " + leaf.stored() + " was made of", "something else");
        }
    }

    private void checkHead(StoredLeaf leaf, boolean last) {
        Hash head = leaf.treeHead();
        if (head == null ? last : !head.equals(tree.root())) {
            throw new DiscrepancyException(
                    leaf.position(), "tree_head", "root " + tree.root(), head == null ? "none" : "root " + head);
        }
    }

    private void checkNodes(List<NodeId> completed, List<Hash> roots) {
        for (int i = 0; i < completed.size(); i++) {
            NodeId node = completed.get(i);
            Hash stored = storedNode(node);
            if (stored == null || !roots.get(i).equals(stored)) {
                throw new DiscrepancyException(
                        node.endLeaf(),
                        "node " + node.level() + "/" + node.index(),
                        "root " + roots.get(i),
                        stored == null ? "none" : "root " + stored);
            }
        }
    }

    private @Nullable Hash storedNode(NodeId node) {
        try {
            return log.hashes().read(List.of(node)).getFirst();
        } catch (MissingRootException e) {
            return null;
        }
    }

    /**
     * The sums say nothing of one column and of the leaf. The next tree head does: if it fits the leaf that is stored, the leaf
     * is as it was sealed and the column is not.
     */
    private String contentOrLeaf(StoredLeaf doubtful) {
        String either = "leaf_hash or " + doubtful.unsummed();
        Frontier asStored = tree.copy(suite.hasher());
        Frontier asComputed = tree.copy(suite.hasher());
        for (List<StoredLeaf> page = log.leaves(doubtful.position(), PAGE_LEAVES);
                !page.isEmpty();
                page = log.leaves(asStored.size() + 1, PAGE_LEAVES)) {
            for (StoredLeaf leaf : page) {
                asStored.append(leaf.stored());
                asComputed.append(leaf.position() == doubtful.position() ? leaf.computed() : leaf.stored());
                Hash head = leaf.treeHead();
                if (head != null) {
                    return head.equals(asStored.root())
                            ? doubtful.unsummed()
                            : head.equals(asComputed.root()) ? "leaf_hash" : either;
                }
            }
        }
        return either;
    }

    private static Frontier storedTree(LeafSource log, Suite suite, long size, Hash root) {
        try {
            return Frontier.read(suite.hasher(), log.hashes(), size);
        } catch (MissingRootException e) {
            throw new DiscrepancyException(
                    Math.max(size, 1),
                    "leaf_hash, node",
                    "root " + root + " as signed",
                    String.valueOf(e.getMessage()));
        }
    }
}
