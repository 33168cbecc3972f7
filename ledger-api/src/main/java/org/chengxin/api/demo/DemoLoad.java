package org.chengxin.api.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Loads the demonstration: all bodies first, because files of theirs may be uploaded a moment after the start, then
 * archive by archive, several side by side and each in its own order. A load that was cut off goes on behind the last
 * portion that was complete; what is sent twice is recognised by its natural key and adds nothing.
 */
@Component
@Profile("demo")
class DemoLoad {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLoad.class);
    private static final int WORKERS_MAX = 4;
    /** Archives between two marks. */
    private static final int PORTION_ARCHIVES = 40;

    private static final int REPORT_EVERY_PERCENT = 10;
    private static final String BODIES = "bodies";
    private static final String ARCHIVES = "archives";
    private static final String ORDERS = "orders";
    private static final String MATTERS = "matters";
    private static final String REFORM = "reform";

    private final DemoBodies bodies = new DemoBodies();
    private final DemoArchives archives = new DemoArchives(bodies);
    private final DemoFacts facts;
    private final DemoClerk clerk;
    private final DemoCatalogue catalogue;
    private final DemoMarks marks;
    private final DemoProgress progress;
    private final LedgerClock clock;
    private volatile boolean stopping;

    DemoLoad(
            Catalogues catalogues,
            DemoClerk clerk,
            DemoCatalogue catalogue,
            DemoMarks marks,
            DemoProgress progress,
            LedgerClock clock) {
        this.facts = new DemoFacts(catalogues, bodies, archives);
        this.clerk = clerk;
        this.catalogue = catalogue;
        this.marks = marks;
        this.progress = progress;
        this.clock = clock;
    }

    /** Loads what is not loaded yet and returns when it is done or was told to {@link #stop}. */
    void run() throws InterruptedException {
        LocalDate asOf = marks.asOf(clock.today());
        ExecutorService workers = Executors.newFixedThreadPool(
                WORKERS_MAX,
                Thread.ofPlatform().name("demo-worker-", 1).daemon().factory());
        try {
            registerBodies(asOf);
            loadArchives(asOf, workers);
            giveOrders(asOf);
            openMatters(asOf);
            reform(asOf);
            proposeACatalogue();
        } finally {
            progress.finished();
            workers.shutdown();
        }
    }

    /** Ends the load after the archives that are being written. */
    void stop() {
        stopping = true;
    }

    private void registerBodies(LocalDate asOf) {
        int total = bodies.all().size();
        if (marks.done(BODIES, total) < total) {
            bodies.all().forEach(body -> clerk.register(body.registration()));
            marks.mark(BODIES, total, total, asOf);
            LOG.info("demonstration: {} bodies of the city are registered", total);
        }
    }

    private void loadArchives(LocalDate asOf, ExecutorService workers) throws InterruptedException {
        List<DemoArchive> all = archives.all();
        int total = all.stream().mapToInt(this::size).sum();
        int done = marks.done(ARCHIVES, total);
        if (done == total) {
            return;
        }
        progress.at(done, total);
        int begun = 0;
        AtomicInteger sent = new AtomicInteger(done);
        for (int from = 0; from < all.size() && !stopping; from += PORTION_ARCHIVES) {
            List<DemoArchive> portion = all.subList(from, Math.min(from + PORTION_ARCHIVES, all.size()));
            begun += portion.stream().mapToInt(this::size).sum();
            if (begun > done) {
                load(portion, asOf, workers, sent, total);
                if (!stopping) {
                    marks.mark(ARCHIVES, begun, total, asOf);
                }
            }
        }
        LOG.info("demonstration: {} of {} loaded, {} refused", sent, total, clerk.refused());
    }

    /** One order to erase and one to restrict wait for whoever signs in as the second person. */
    private void giveOrders(LocalDate asOf) {
        List<DemoOrder> orders = DemoOrder.all(archives.all());
        if (!stopping && marks.done(ORDERS, orders.size()) < orders.size()) {
            orders.forEach(order -> clerk.order(clerk.register(order.archive().registration()), order));
            marks.mark(ORDERS, orders.size(), orders.size(), asOf);
        }
    }

    /** The tasks of the annex, and something on each desk. */
    private void openMatters(LocalDate asOf) {
        List<DemoMatter> matters = DemoMatter.all();
        if (!stopping && marks.done(MATTERS, matters.size()) < matters.size()) {
            clerk.open(matters, bodies, asOf);
            marks.mark(MATTERS, matters.size(), matters.size(), asOf);
        }
    }

    /** After everything else, so that records and duties are there that go over to others. */
    private void reform(LocalDate asOf) {
        DemoReform reform = DemoReform.read();
        int total = reform.steps().size();
        if (!stopping && marks.done(REFORM, total) < total) {
            clerk.reform(reform, bodies);
            marks.mark(REFORM, total, total, asOf);
        }
    }

    private void proposeACatalogue() {
        if (!stopping) {
            catalogue.propose(clock.today());
        }
    }

    private void load(List<DemoArchive> portion, LocalDate asOf, ExecutorService workers, AtomicInteger sent, int total)
            throws InterruptedException {
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (DemoArchive archive : portion) {
            tasks.add(() -> stopping ? 0 : report(sent, load(archive, asOf), total));
        }
        for (Future<Integer> task : workers.invokeAll(tasks)) {
            try {
                task.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("the demonstration was cut off; the next start goes on", e.getCause());
            }
        }
    }

    private int load(DemoArchive archive, LocalDate asOf) {
        SubjectId subject = clerk.register(archive.registration());
        List<DemoFact> records = facts.of(archive, asOf);
        records.forEach(fact -> clerk.record(subject, fact));
        return 1 + records.size();
    }

    private int report(AtomicInteger sent, int more, int total) {
        int after = sent.addAndGet(more);
        progress.at(after, total);
        int tenth = tenth(after, total);
        if (tenth > tenth(after - more, total)) {
            LOG.info("demonstration: {} % loaded", tenth * REPORT_EVERY_PERCENT);
        }
        return more;
    }

    private static int tenth(int done, int total) {
        return (int) (100L * done / total) / REPORT_EVERY_PERCENT;
    }

    /** The registration and the records. */
    private int size(DemoArchive archive) {
        return 1 + facts.count(archive);
    }
}
