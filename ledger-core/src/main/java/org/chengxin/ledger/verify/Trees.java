package org.chengxin.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * The tree as it grows over the rows, and a second one from the first row on whose leaf is not the one that was computed: the
 * first takes the leaf that was more likely sealed, the second always the stored one. Whichever a root fits tells what was
 * changed: the content, or the leaf beside it. A missing position ends both, since no root after it can be compared.
 */
final class Trees {

    private final Frontier likely;
    private @Nullable Frontier asStored;
    private long nextPosition;
    private boolean broken;

    Trees(Frontier before) {
        this(before, null, before.size() + 1, false);
    }

    private Trees(Frontier likely, @Nullable Frontier asStored, long nextPosition, boolean broken) {
        this.likely = likely;
        this.asStored = asStored;
        this.nextPosition = nextPosition;
        this.broken = broken;
    }

    Trees copy(TreeHasher hasher) {
        return new Trees(likely.copy(hasher), asStored == null ? null : asStored.copy(hasher), nextPosition, broken);
    }

    /** The position that the next row must have. */
    long nextPosition() {
        return nextPosition;
    }

    /** Whether roots can still be compared. */
    boolean whole() {
        return !broken;
    }

    void tear() {
        broken = true;
    }

    /** Goes on behind {@code position}, whatever was expected. */
    void pass(long position) {
        nextPosition = position + 1;
    }

    /**
     * Appends one leaf to both.
     *
     * @param leaf the one that was more likely sealed
     */
    void append(Hash leaf, Hash stored, TreeHasher hasher, Completed completed) {
        if (asStored == null && !leaf.equals(stored)) {
            asStored = likely.copy(hasher);
        }
        if (asStored == null) {
            likely.append(leaf, (level, index, root) -> completed.subtree(level, index, root, root));
            return;
        }
        Frontier second = asStored;
        List<Hash> roots = new ArrayList<>();
        second.append(stored, (level, index, root) -> roots.add(root));
        likely.append(leaf, (level, index, root) -> completed.subtree(level, index, root, roots.get(level - 1)));
    }

    Fit fit(Hash root) {
        if (root.equals(likely.root())) {
            return Fit.LIKELY;
        }
        return asStored != null && root.equals(asStored.root()) ? Fit.AS_STORED : Fit.NEITHER;
    }

    Hash root() {
        return likely.root();
    }

    /** Which of the two trees has a root. */
    enum Fit {
        LIKELY,
        AS_STORED,
        NEITHER
    }

    /** Is told of each subtree when its last leaf arrives, as both trees have it. */
    interface Completed {

        void subtree(int level, long index, Hash likely, Hash asStored);
    }
}
