package org.chengxin.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.seal.Hash;

/** What came out of the check of one portion, in the order of positions. */
final class PortionResult {

    private final Portion portion;
    private final List<Hash> leaves;
    private final List<Difference> gaps = new ArrayList<>();
    private final List<RowFault> faults = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private final List<Subtree> subtrees = new ArrayList<>();
    private final List<Difference> notes = new ArrayList<>();
    private int notesSound;
    private boolean lastHasHead = true;

    PortionResult(Portion portion, List<Hash> leaves) {
        this.portion = portion;
        this.leaves = leaves;
    }

    Portion portion() {
        return portion;
    }

    /** The leaves of its rows, recomputed. */
    List<Hash> leaves() {
        return leaves;
    }

    /** Missing and misplaced positions. */
    List<Difference> gaps() {
        return gaps;
    }

    List<RowFault> faults() {
        return faults;
    }

    List<Observation> observations() {
        return observations;
    }

    List<Subtree> subtrees() {
        return subtrees;
    }

    /** Checkpoints that are no checkpoints of this log. */
    List<Difference> notes() {
        return notes;
    }

    int notesSound() {
        return notesSound;
    }

    void soundNote() {
        notesSound++;
    }

    /** Whether the last row carries the root of the tree after it. */
    boolean lastHasHead() {
        return lastHasHead;
    }

    void lastHasHead(boolean has) {
        lastHasHead = has;
    }

    /** The root of a complete subtree as the two trees have it. */
    record Subtree(int level, long index, Hash likely, Hash asStored) {}
}
