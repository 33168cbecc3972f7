package org.chengxin.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.verify.Observation.Kind;
import org.chengxin.ledger.verify.Trust.KeptCheckpoint;

/** Checks a whole log, or a part of it, against itself and against what the auditor brought along. */
final class LogVerification {

    private final LogSource source;
    private final List<LogSource> copies;
    private final Trust trust;
    private final Report report;
    private final Progress progress;
    private final Differences differences = new Differences();
    private final LogKeys keys;
    private final Suite suite;

    /**
     * @param copies of the log that the auditor kept
     */
    LogVerification(LogSource source, List<LogSource> copies, Trust trust, Report report, Progress progress) {
        this.source = source;
        this.copies = copies;
        this.trust = trust;
        this.report = report;
        this.progress = progress;
        this.keys = LogKeys.of(source.identity(), trust);
        this.suite = keys.suite();
    }

    /** Reads the log once and reports. */
    void run() {
        report.note(Topic.SOURCE, keys.said(source.name()));
        List<Kept> kept = kept();
        List<KeptRows> rows = copies.stream()
                .map(copy -> new KeptRows(copy, suite, differences))
                .toList();
        long before = source.before(suite.hasher()).size();
        PassFindings findings = new PassFindings(before == 0, differences);
        NewestNote newest = new NewestNote(keys.reader());
        Trees trees = new TreePass(source, suite, roots(kept), newest, rows, progress, findings).run();
        progress.close();
        findings.judge(suite);
        report(findings, trees, before);
        kept.forEach(checkpoint -> report(checkpoint, findings, before));
        if (differences.count(Topic.KEPT_CHECKPOINT) > 0) {
            report.settle(Topic.KEPT_CHECKPOINT, differences, new Wording("", ""));
        }
        rows.forEach(this::report);
        new WitnessCheck(suite, trust).report(newest.note(), report);
        if (trust.checkpoints().isEmpty()) {
            report.note(
                    Topic.KEPT_CHECKPOINT,
                    new Wording(
                            "未提供留存的检查点：持有签名密钥者的整体改写、整库回退或截尾无法由此发现",
                            "no kept checkpoint was given: a rewrite by a holder of the signing key, a rollback or a cut"
                                    + " tail cannot be noticed"));
        }
    }

    private List<Kept> kept() {
        List<Kept> kept = new ArrayList<>();
        for (KeptCheckpoint checkpoint : trust.checkpoints()) {
            try {
                SignedRoot root = LogNotes.unverified(checkpoint.note());
                kept.add(new Kept(checkpoint.name(), root));
                keys.reader().read(checkpoint.note());
            } catch (ForeignNoteException e) {
                differences.add(
                        Topic.KEPT_CHECKPOINT,
                        new Difference(0, "kept checkpoint " + checkpoint.name(), e.field(), e.wording()));
            }
        }
        return kept;
    }

    private static NavigableMap<Long, Hash> roots(List<Kept> kept) {
        NavigableMap<Long, Hash> roots = new TreeMap<>();
        kept.forEach(checkpoint ->
                roots.put(checkpoint.root().size(), checkpoint.root().root()));
        return roots;
    }

    private void report(PassFindings findings, Trees trees, long before) {
        long last = findings.lastPosition();
        report.settle(
                Topic.POSITIONS,
                differences,
                findings.rows() == 0
                        ? new Wording("账本中没有事件", "there are no events")
                        : new Wording(
                                "位置 " + (before + 1) + " 至 " + last + " 连续，无缺无重",
                                "positions " + (before + 1) + ".." + last + " are dense"));
        report.settle(
                Topic.LEAVES,
                differences,
                new Wording(findings.rows() + " 片叶子由所存字节重算一致", findings.rows() + " leaves match the stored bytes"));
        if (findings.events() > 0) {
            report.settle(
                    Topic.SEQUENCES,
                    differences,
                    new Wording("每个主体的事件序号连续", "the events of each subject are numbered without a gap"));
        }
        if (differences.count(Topic.SUMS) > 0) {
            report.settle(Topic.SUMS, differences, new Wording("", ""));
        }
        reportRoots(findings, trees);
        reportUncovered(findings, trees);
        reportNodes(findings, trees);
        if (findings.notesSound() == 0 && differences.count(Topic.CHECKPOINTS) == 0) {
            report.note(Topic.CHECKPOINTS, new Wording("来源中没有检查点", "the source holds no checkpoint"));
        } else {
            report.settle(
                    Topic.CHECKPOINTS,
                    differences,
                    new Wording(
                            findings.notesSound() + " 个检查点签名有效并与树一致",
                            findings.notesSound() + " checkpoints are signed and fit the tree"));
        }
    }

    private void reportRoots(PassFindings findings, Trees trees) {
        if (trees.whole() || differences.count(Topic.TREE) > 0) {
            report.settle(
                    Topic.TREE,
                    differences,
                    new Wording(
                            findings.evidence().fitting(Kind.HEAD) + " 个所存树根与重算一致，树根 "
                                    + trees.root().base64(),
                            findings.evidence().fitting(Kind.HEAD) + " stored tree heads fit, the root is "
                                    + trees.root().base64()));
        } else {
            report.note(Topic.TREE, new Wording("缺位之后的树根无从比较", "roots after the missing position cannot be compared"));
        }
    }

    /** Rows behind the last root may be anything, as long as they agree with themselves. */
    private void reportUncovered(PassFindings findings, Trees trees) {
        long covered = findings.evidence().covered();
        long last = findings.lastPosition();
        if (trees.whole() && covered < last && differences.count(Topic.TREE) == 0) {
            report.note(
                    Topic.TREE,
                    new Wording(
                            "位置 " + (covered + 1) + " 至 " + last + " 之后没有树根，尚不受任何树根约束",
                            "no root covers positions " + (covered + 1) + ".." + last + " yet"));
        }
    }

    private void reportNodes(PassFindings findings, Trees trees) {
        source.nodes().ifPresent(nodes -> {
            long extra = nodes.count() - findings.subtreesFound();
            if (trees.whole() && extra > 0) {
                differences.add(
                        Topic.NODES,
                        new Difference(
                                findings.lastPosition(),
                                "node",
                                "",
                                new Wording(
                                        "多出 " + extra + " 个节点",
                                        "there are " + extra + " nodes that the tree does not have")));
            }
            report.settle(
                    Topic.NODES,
                    differences,
                    new Wording(
                            findings.evidence().subtreesFitting() + " 个所存节点与重算一致",
                            findings.evidence().subtreesFitting() + " stored nodes fit"));
        });
    }

    private void report(Kept kept, PassFindings findings, long before) {
        long size = kept.root().size();
        long last = findings.lastPosition();
        String place = "kept checkpoint " + size;
        if (size <= before) {
            report.note(
                    Topic.KEPT_CHECKPOINT,
                    new Wording(
                            kept.name() + "：此导出从位置 " + (before + 1) + " 开始，无从比较",
                            kept.name() + ": this export begins at position " + (before + 1)
                                    + ", there is nothing to compare"));
            return;
        }
        if (size > last) {
            report.differs(
                    Topic.KEPT_CHECKPOINT,
                    1,
                    List.of(new Difference(
                            size,
                            place,
                            "",
                            new Wording(
                                    "账本比留存的检查点少 " + (size - last) + " 条（被截尾，或回退到旧备份）",
                                    "the log is " + (size - last)
                                            + " entries behind: its tail was cut, or an old backup was restored"))));
            return;
        }
        Optional<Trees.Fit> fit = findings.keptFit(size);
        if (fit.isPresent() && fit.get() != Trees.Fit.NEITHER) {
            report.ok(
                    Topic.KEPT_CHECKPOINT,
                    new Wording(
                            kept.name() + "：账本前 " + size + " 条与留存的检查点一致，其后 " + (last - size) + " 条",
                            kept.name() + ": the first " + size + " entries are those of the kept checkpoint, "
                                    + (last - size) + " follow"));
            return;
        }
        report.differs(
                Topic.KEPT_CHECKPOINT,
                1,
                List.of(new Difference(
                        size,
                        place,
                        "root",
                        new Wording(
                                "账本前 " + size + " 条不是当时签署的内容",
                                "the first " + size + " entries are not those that were signed"))));
    }

    private void report(KeptRows rows) {
        report.settle(
                Topic.KEPT_ROWS,
                differences,
                new Wording(
                        rows.name() + "：" + rows.compared() + " 行与留存副本逐字节一致",
                        rows.name() + ": " + rows.compared() + " rows are those of the kept copy, byte by byte"));
    }

    private record Kept(String name, SignedRoot root) {}
}
