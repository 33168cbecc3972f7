package org.chengxin.api.crash;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chengxin.api.crash.Finding.Kind;

/** Holds a stored log against the promises of the ledger and against what clients were told. */
final class LogCheck {

    private static final int NODE_LEVEL = 8;

    private final StoredLog log;
    private final List<Finding> findings = new ArrayList<>();

    private LogCheck(StoredLog log) {
        this.log = log;
    }

    /** Everything that is wrong; empty if nothing is. */
    static List<Finding> of(StoredLog log, List<Receipt> told) {
        LogCheck check = new LogCheck(log);
        check.positionsRunFromOneWithoutGap();
        check.everySubjectIsNumberedWithoutGap();
        check.everyEventStandsOnce();
        check.whatBelongsTogetherIsTogether();
        check.everyLeafIsThatOfItsBytes();
        check.everyHeadIsTheRootOfWhatStandsBefore();
        check.everyStoredNodeIsTheRootOfItsLeaves();
        told.forEach(check::isAsItWasTold);
        return check.findings;
    }

    private void positionsRunFromOneWithoutGap() {
        long expected = 1;
        for (StoredRow row : log.rows()) {
            if (row.position() != expected) {
                find(Kind.GAP, "expected position " + expected + ", found " + row.position());
                return;
            }
            expected++;
        }
    }

    private void everySubjectIsNumberedWithoutGap() {
        Map<String, Long> next = new HashMap<>();
        for (StoredRow row : log.rows()) {
            long expected = next.merge(row.subjectId(), 1L, Long::sum) - 1;
            if (row.sequence() != expected) {
                find(
                        Kind.SEQUENCE,
                        row.subjectId() + ": expected sequence " + expected + " at position " + row.position()
                                + ", found " + row.sequence());
            }
        }
    }

    private void everyEventStandsOnce() {
        Map<String, Long> count =
                log.rows().stream().collect(Collectors.groupingBy(StoredRow::eventId, Collectors.counting()));
        count.forEach((eventId, times) -> {
            if (times > 1) {
                find(Kind.TWICE, "event " + eventId + " stands " + times + " times");
            }
        });
    }

    private void whatBelongsTogetherIsTogether() {
        Map<String, Long> stored = log.rows().stream()
                .map(row -> Command.ofPayload(row.payload()))
                .collect(Collectors.groupingBy(Command::text, Collectors.counting()));
        stored.forEach((text, events) -> {
            int expected = Command.parse(text).events();
            if (events != expected) {
                find(Kind.PARTIAL, "command " + text + ": " + events + " of " + expected + " events");
            }
        });
    }

    private void everyLeafIsThatOfItsBytes() {
        for (StoredRow row : log.rows()) {
            if (!Arrays.equals(row.computedLeaf(), row.leafHash())) {
                find(Kind.LEAF, "position " + row.position());
            }
        }
    }

    private void everyHeadIsTheRootOfWhatStandsBefore() {
        GrowingTree tree = new GrowingTree();
        for (StoredRow row : log.rows()) {
            tree.append(row.leafHash());
            if (row.treeHead() != null && !Arrays.equals(row.treeHead(), tree.root())) {
                find(Kind.ROOT, "head at position " + row.position());
            }
        }
        if (!log.rows().isEmpty()) {
            byte[] head = log.rows().getLast().treeHead();
            if (head == null
                    || !Arrays.equals(head, NaiveTree.root(leaves(0, log.rows().size())))) {
                find(Kind.ROOT, "head of the log, at position " + log.rows().size());
            }
        }
    }

    private void everyStoredNodeIsTheRootOfItsLeaves() {
        Map<String, String> expected = new HashMap<>();
        for (int level = NODE_LEVEL; 1 << level <= log.rows().size(); level += NODE_LEVEL) {
            for (int index = 0; (index + 1) << level <= log.rows().size(); index++) {
                expected.put(
                        level + "/" + index,
                        HexFormat.of().formatHex(NaiveTree.root(leaves(index << level, (index + 1) << level))));
            }
        }
        if (!expected.equals(log.nodes())) {
            find(
                    Kind.NODE,
                    "expected " + expected.keySet() + ", found " + log.nodes().keySet());
        }
    }

    private void isAsItWasTold(Receipt receipt) {
        StoredRow row = log.byEventId().get(receipt.eventId());
        if (row == null) {
            find(Kind.LOST, receipt.toString());
        } else if (row.position() != receipt.position()
                || !HexFormat.of().formatHex(row.leafHash()).equals(receipt.leafHash())) {
            find(Kind.MOVED, receipt + " stands at " + row.position());
        }
    }

    private List<byte[]> leaves(int from, int to) {
        return log.rows().subList(from, to).stream().map(StoredRow::leafHash).toList();
    }

    private void find(Kind kind, String detail) {
        findings.add(new Finding(kind, detail));
    }
}
