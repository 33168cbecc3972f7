package org.chengxin.ledger.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.verify.PortionResult.Subtree;

/**
 * One reading of a log from its first row to its last. This thread reads and keeps the order; leaves and trees are computed
 * by as many others as there are processors. No more than {@value #PORTIONS_AHEAD_MAX} portions are in memory.
 */
final class TreePass {

    private static final int PORTIONS_AHEAD_MAX = 8;

    private final LogSource source;
    private final Suite suite;
    private final NavigableMap<Long, Hash> rootsKept;
    private final NoteReader reader;
    private final List<KeptRows> keptRows;
    private final Progress progress;
    private final PassFindings findings;
    private final Deque<Future<PortionResult>> ahead = new ArrayDeque<>();

    /**
     * @param rootsKept roots that the auditor keeps, by size of tree
     * @param reader of the checkpoints that the source keeps
     * @param keptRows copies of the log that the auditor kept
     */
    TreePass(
            LogSource source,
            Suite suite,
            NavigableMap<Long, Hash> rootsKept,
            NoteReader reader,
            List<KeptRows> keptRows,
            Progress progress,
            PassFindings findings) {
        this.source = source;
        this.suite = suite;
        this.rootsKept = rootsKept;
        this.reader = reader;
        this.keptRows = keptRows;
        this.progress = progress;
        this.findings = findings;
    }

    /** Reads everything. Returns the tree over it. */
    Trees run() {
        ExecutorService workers = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(),
                Thread.ofPlatform().daemon().name("verify-", 1).factory());
        try (SubjectSequences sequences = findings.sequences()) {
            Frontier before = source.before(suite.hasher());
            CompletableFuture<Trees> tree = CompletableFuture.completedFuture(new Trees(before));
            for (Portion portion = source.next(); portion != null; portion = source.next()) {
                PortionCheck check = new PortionCheck(portion, tree, suite, rootsKept, reader);
                tree = check.after();
                ahead.add(workers.submit(check));
                if (ahead.size() >= PORTIONS_AHEAD_MAX) {
                    settle(sequences);
                }
            }
            while (!ahead.isEmpty()) {
                settle(sequences);
            }
            findings.finish(sequences, source.endsWithTheLog());
            return tree.join();
        } finally {
            workers.shutdownNow();
        }
    }

    private void settle(SubjectSequences sequences) {
        PortionResult result = await(ahead.removeFirst());
        findings.take(result, sequences);
        for (KeptRows rows : keptRows) {
            rows.compare(result);
        }
        for (Subtree subtree : result.subtrees()) {
            source.nodes().ifPresent(nodes -> compare(nodes, subtree));
        }
        progress.at(findings.lastPosition(), source.share());
    }

    private void compare(LogSource.Nodes nodes, Subtree subtree) {
        if (!nodes.levels().contains(subtree.level())) {
            return;
        }
        Optional<Hash> stored = nodes.read(subtree.level(), subtree.index());
        if (stored.isEmpty()) {
            findings.missing(subtree);
        } else if (stored.get().equals(subtree.likely()) || stored.get().equals(subtree.asStored())) {
            findings.fitting();
        } else {
            findings.misfit(subtree);
        }
    }

    private static PortionResult await(Future<PortionResult> result) {
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while verifying", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
