package org.chengxin.ledger.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengxin.ledger.seal.FieldSums;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.TreeHasher;
import org.chengxin.ledger.verify.PortionResult.Subtree;
import org.chengxin.ledger.verify.RootEvidence.Rewritten;
import org.chengxin.ledger.verify.RowFault.Cause;

/** What one reading of a log brought to light, put together portion by portion and judged at the end. */
final class PassFindings {

    /** Rows with a fault that are looked at again at the end. The others are counted. */
    private static final int FAULTS_MAX = 1000;

    /** Rows tried in each other's places. */
    private static final int MOVED_MAX = 256;

    private final boolean fromTheStart;
    private final Differences differences;
    private final RootEvidence evidence = new RootEvidence();
    private final List<RowFault> faults = new ArrayList<>();
    /** For a row whose leaf does not fit although all sums do: how the first root after it fits. */
    private final Map<Long, Trees.Fit> firstFitAfter = new HashMap<>();

    private final List<RowFault> undecided = new ArrayList<>();
    private long subtreesFound;
    private long rows;
    private long events;
    private long faultsCounted;
    private long lastPosition;
    private boolean lastHasHead = true;
    private long notesSound;
    private final Map<Long, Trees.Fit> keptFits = new HashMap<>();

    PassFindings(boolean fromTheStart, Differences differences) {
        this.fromTheStart = fromTheStart;
        this.differences = differences;
    }

    SubjectSequences sequences() {
        return new SubjectSequences(SubjectSequences.SUBJECTS_MAX, fromTheStart);
    }

    long rows() {
        return rows;
    }

    /** Rows that are events of the ledger. */
    long events() {
        return events;
    }

    long lastPosition() {
        return lastPosition;
    }

    RootEvidence evidence() {
        return evidence;
    }

    long notesSound() {
        return notesSound;
    }

    /** How the tree of {@code size} leaves compares with the root that the auditor kept, if it could be compared. */
    Optional<Trees.Fit> keptFit(long size) {
        return Optional.ofNullable(keptFits.get(size));
    }

    /** Stored complete subtrees that the rows have. */
    long subtreesFound() {
        return subtreesFound;
    }

    void take(PortionResult result, SubjectSequences sequences) {
        for (Row row : result.portion().rows()) {
            lastPosition = row.position();
            Head head = row.head();
            if (head != null) {
                events++;
                sequences.next(head.subjectPrint(), head.sequence(), lastPosition, this::wrongSequence);
            }
        }
        if (!result.portion().rows().isEmpty()) {
            rows += result.portion().rows().size();
            lastHasHead = result.lastHasHead();
        }
        result.gaps().forEach(gap -> differences.add(Topic.POSITIONS, gap));
        result.faults().forEach(this::take);
        result.observations().forEach(this::take);
        result.notes().forEach(note -> differences.add(Topic.CHECKPOINTS, note));
        notesSound += result.notesSound();
    }

    private void take(RowFault fault) {
        faultsCounted++;
        if (faults.size() < FAULTS_MAX) {
            faults.add(fault);
            if (fault.cause() == Cause.LEAF) {
                undecided.add(fault);
            }
        }
    }

    private void take(Observation observation) {
        evidence.add(observation);
        if (observation.kind() == Observation.Kind.KEPT) {
            keptFits.put(observation.size(), observation.fit());
        }
        undecided.removeIf(fault -> {
            boolean covered = fault.position() <= observation.size();
            if (covered) {
                firstFitAfter.put(fault.position(), observation.fit());
            }
            return covered;
        });
    }

    void fitting() {
        subtreesFound++;
        evidence.addFitting();
    }

    void misfit(Subtree subtree) {
        subtreesFound++;
        evidence.addMisfit(subtree);
    }

    void missing(Subtree subtree) {
        differences.add(
                Topic.NODES,
                new Difference(
                        (subtree.index() << subtree.level()) + 1,
                        "node " + subtree.level() + "/" + subtree.index(),
                        "",
                        new Wording("节点缺失", "this node is missing")));
    }

    private void wrongSequence(long position) {
        differences.add(
                Topic.SEQUENCES,
                Difference.ofEvent(
                        position,
                        "sequence",
                        new Wording("主体内序号不连续", "does not follow the subject's event before it")));
    }

    void finish(SubjectSequences sequences, boolean endsWithTheLog) {
        sequences.finish(this::wrongSequence);
        if (endsWithTheLog && !lastHasHead) {
            differences.add(
                    Topic.TREE,
                    Difference.ofEvent(
                            lastPosition,
                            "tree_head",
                            new Wording(
                                    "末行没有树根：其后的行已被删除", "the last row has no tree head: rows after it were deleted")));
        }
    }

    /** Says what follows from everything taken together. */
    void judge(Suite suite) {
        Optional<Rewritten> rewritten = evidence.rewritten();
        evidence.changedRoots(rewritten).forEach(changed -> differences.add(topicOf(changed), changed));
        List<RowFault> within = faults.stream()
                .filter(fault -> fault.cause() == Cause.SUMS)
                .filter(fault -> rewritten.isPresent() && rewritten.get().covers(fault))
                .toList();
        if (rewritten.isPresent() && faults.stream().noneMatch(rewritten.get()::covers)) {
            differences.add(Topic.TREE, rewritten.get().difference());
        }
        Map<Long, Long> moved = moved(suite.hasher());
        for (RowFault fault : faults) {
            judge(fault, within.contains(fault), moved);
        }
        differences.addMore(Topic.LEAVES, faultsCounted - faults.size());
    }

    private static Topic topicOf(Difference changed) {
        return changed.place().startsWith("node")
                ? Topic.NODES
                : changed.place().startsWith("checkpoint") ? Topic.CHECKPOINTS : Topic.TREE;
    }

    private void judge(RowFault fault, boolean rewritten, Map<Long, Long> moved) {
        long position = fault.position();
        String fields = fault.fields().stream().map(PassFindings::column).collect(Collectors.joining(", "));
        switch (fault.cause()) {
            case CONTENT ->
                differences.add(
                        Topic.LEAVES,
                        Difference.ofEvent(
                                position, fields, new Wording("内容在密封之后被改动", "was changed after it was sealed")));
            case SUMS ->
                differences.add(
                        rewritten ? Topic.LEAVES : Topic.SUMS,
                        rewritten
                                ? Difference.ofEvent(
                                        position,
                                        fields,
                                        new Wording("内容与叶子被一并改写", "was rewritten together with the leaf"))
                                : Difference.ofEvent(
                                        position,
                                        "field_sums",
                                        new Wording(
                                                "字段校验和被改动，内容与叶子相符", "the sums were changed; content and leaf agree")));
            case MISPLACED ->
                differences.add(
                        Topic.POSITIONS,
                        Difference.ofEvent(
                                position, "entry", new Wording("条目自述的位置不是这里", "says that it stands elsewhere")));
            case LEAF -> {
                Long sealedAt = moved.get(position);
                differences.add(
                        Topic.LEAVES,
                        sealedAt == null
                                ? leafOrSalt(fault)
                                : Difference.ofEvent(
                                        position,
                                        "position",
                                        new Wording(
                                                "此行密封于位置 " + sealedAt, "this row was sealed at position " + sealedAt)));
            }
        }
    }

    private Difference leafOrSalt(RowFault fault) {
        long position = fault.position();
        boolean opened = fault.row() instanceof EventRow;
        return switch (firstFitAfter.getOrDefault(position, Trees.Fit.NEITHER)) {
            case LIKELY ->
                Difference.ofEvent(
                        position,
                        opened ? "leaf_hash" : "tile",
                        new Wording("叶子被改动，内容与树相符", "the leaf was changed; the content fits the tree"));
            case AS_STORED ->
                Difference.ofEvent(
                        position,
                        opened ? "salt" : "entry",
                        new Wording(
                                opened ? "盐值（或字段连同校验和）在密封之后被改动" : "条目在密封之后被改动",
                                opened
                                        ? "the salt, or a field together with its sum, was changed after it was sealed"
                                        : "the entry was changed after it was sealed"));
            case NEITHER ->
                Difference.ofEvent(
                        position,
                        opened ? "leaf_hash or salt" : "tile or entry",
                        new Wording("叶子与内容不符", "leaf and content do not agree"));
        };
    }

    /** Rows that fit their leaf at another position, which is a neighbour's or that of another such row. */
    private Map<Long, Long> moved(TreeHasher hasher) {
        List<RowFault> leaves = faults.stream()
                .filter(fault -> fault.cause() == Cause.LEAF && fault.row() instanceof EventRow)
                .limit(MOVED_MAX)
                .toList();
        Map<Long, Long> moved = new HashMap<>();
        for (RowFault fault : leaves) {
            EventRow row = (EventRow) fault.row();
            List<Long> candidates = new ArrayList<>();
            candidates.add(fault.position() - 1);
            candidates.add(fault.position() + 1);
            leaves.forEach(other -> candidates.add(other.position()));
            candidates.stream()
                    .filter(position -> row.leafAt(hasher, position).equals(row.stored()))
                    .findFirst()
                    .ifPresent(position -> moved.put(fault.position(), position));
        }
        return moved;
    }

    private static String column(FieldSums.Field field) {
        return switch (field) {
            case EVENT_ID -> "event_id";
            case KIND -> "kind";
            case SUBJECT_ID -> "subject_id";
            case SEQUENCE -> "sequence";
            case RECORDED_AT -> "recorded_at";
            case TYPE -> "type";
            case PAYLOAD -> "payload";
            case METADATA -> "metadata";
        };
    }
}
