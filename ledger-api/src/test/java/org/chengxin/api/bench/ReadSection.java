package org.chengxin.api.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.chengxin.api.LedgerApplication;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.SnapshotTable;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.projections.past.PastReader;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** What is read from the views of a running ledger: how late, how far back, and how much. */
final class ReadSection implements Section {

    private static final String DATABASE = "read";
    private static final int CLIENTS = 32;
    private static final int POINTS_MAX = 10_000;
    private static final int PAGE_RECORDS = 50;
    private static final int KEYS = 256;
    private static final int ASKED = 400;
    private static final int LOOK_MILLIS = 1;

    private static final Goal LAG = Goal.atMost(
            10, "ms", "p99 from acknowledgement to all views at half load, against the p99 of an append then");
    private static final Goal AS_OF = Goal.atMost(
            3, "ms", "an archive of 10,000 events at any point, against reading a snapshot and 256 rows by key");
    private static final Goal PROFILES =
            Goal.atLeast(0.5, "reads/s", "profiles over HTTP, against a constant endpoint of the same server");

    private final Options options;
    private final BenchPostgres postgres;
    private final Notes notes;

    ReadSection(Options options, BenchPostgres postgres, Notes notes) {
        this.options = options;
        this.postgres = postgres;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "read";
    }

    @Override
    public List<Goal> goals() {
        return List.of(LAG, AS_OF, PROFILES);
    }

    @Override
    public Map<Goal, Ratio> measure() throws Exception {
        postgres.createLedger(DATABASE);
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "bench")), "read-");
        List<double[]> lags = new ArrayList<>();
        List<double[]> points = new ArrayList<>();
        List<double[]> profiles = new ArrayList<>();
        try (ConfigurableApplicationContext application = SpringApplication.run(
                LedgerApplication.class,
                "--chengxin.database.url=" + postgres.url(DATABASE),
                "--chengxin.data=" + data,
                "--chengxin.demo=true",
                "--server.port=0")) {
            ReplayLedger ledger = new ReplayLedger(application, 2_000);
            ledger.fill();
            SubjectId longest = ledger.longArchive(Math.min(POINTS_MAX, options.verifyEvents() / 10));
            for (int round = 0; round <= options.rounds(); round++) {
                postgres.checkpoint();
                double[] lag = lag(application, ledger, round);
                double[] point = points(application, longest, round);
                double[] profile = profiles(application, ledger.subjects());
                Progress.say(
                        "read, round %d/%d: lag p99 %.1f ms, append p99 %.1f ms; as-of %.2f ms, by key %.2f ms; profiles %,.0f/s, constant %,.0f/s",
                        round, options.rounds(), lag[0], lag[1], point[0], point[1], profile[0], profile[1]);
                if (round > 0) {
                    lags.add(lag);
                    points.add(point);
                    profiles.add(profile);
                }
            }
        }
        return Map.of(
                LAG, Ratio.of(column(lags, 0), column(lags, 1)),
                AS_OF, Ratio.of(column(points, 0), column(points, 1)),
                PROFILES, Ratio.of(column(profiles, 0), column(profiles, 1)));
    }

    private static double[] column(List<double[]> rounds, int column) {
        return rounds.stream().mapToDouble(round -> round[column]).toArray();
    }

    private static double percentile(double[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
    }

    /** When an event was acknowledged, and at which position. */
    private record Acknowledged(long position, long nanos) {}

    /** First as many appends as go, then half of that at an even pace; p99 of the lag and of the append, in milliseconds. */
    private double[] lag(ConfigurableApplicationContext application, ReplayLedger ledger, int round) throws Exception {
        double most =
                append(ledger, options.seconds(), 0, new ConcurrentLinkedQueue<>(), new ConcurrentLinkedQueue<>());
        JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
        awaitAll(jdbc, ledger);
        Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
        Queue<Double> latencies = new ConcurrentLinkedQueue<>();
        List<Double> lags = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        Thread looking = Thread.ofPlatform().start(() -> {
            while (!over.get() || !acknowledged.isEmpty()) {
                long reached = reached(jdbc);
                long now = System.nanoTime();
                acknowledged.removeIf(event -> {
                    boolean seen = event.position() <= reached;
                    if (seen) {
                        lags.add(Math.max(0, (now - event.nanos()) / 1e6));
                    }
                    return seen;
                });
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS));
            }
        });
        append(ledger, options.seconds(), most / 2, acknowledged, latencies);
        over.set(true);
        looking.join();
        notes.say("round %d: %,.0f appends/s at most, half of that while the lag was taken", round, most);
        double[] lag = lags.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double[] append =
                latencies.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new double[] {percentile(lag, 0.99), percentile(append, 0.99)};
    }

    private static long reached(JdbcTemplate jdbc) {
        Long reached =
                jdbc.queryForObject("select min(position) from projection.position where target = 'LIVE'", Long.class);
        return reached == null ? 0 : reached;
    }

    private static void awaitAll(JdbcTemplate jdbc, ReplayLedger ledger) throws InterruptedException {
        while (reached(jdbc) < ledger.head()) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** @param perSecond how many, all together; 0 for as many as go. Returns how many there were in a second. */
    private double append(
            ReplayLedger ledger,
            int seconds,
            double perSecond,
            Queue<Acknowledged> acknowledged,
            Queue<Double> latencies)
            throws Exception {
        long start = System.nanoTime();
        long until = start + Duration.ofSeconds(seconds).toNanos();
        AtomicLong turns = new AtomicLong();
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int client = 0; client < CLIENTS; client++) {
                all.add(threads.submit(() -> {
                    while (System.nanoTime() < until) {
                        long turn = turns.getAndIncrement();
                        long due = perSecond == 0 ? 0 : start + (long) (turn / perSecond * 1e9);
                        LockSupport.parkNanos(due - System.nanoTime());
                        long began = System.nanoTime();
                        long position = ledger.record((int) turn);
                        long now = System.nanoTime();
                        acknowledged.add(new Acknowledged(position, now));
                        latencies.add((now - began) / 1e6);
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return turns.get() / ((System.nanoTime() - start) / 1e9);
    }

    /** Medians in milliseconds: the archive at a point, and a snapshot with 256 events by their keys. */
    private double[] points(ConfigurableApplicationContext application, SubjectId subject, int round) {
        PastReader past = application.getBean(PastReader.class);
        SnapshotTable snapshots = application.getBean(SnapshotTable.class);
        SealedLog log = application.getBean(SealedLog.class);
        int last = past.at(subject, Long.MAX_VALUE).orElseThrow().number();
        SplittableRandom random = new SplittableRandom(options.seed() + round);
        double[] ours = new double[ASKED];
        double[] keys = new double[ASKED];
        for (int i = 0; i < ASKED; i++) {
            int number = 1 + random.nextInt(last);
            long start = System.nanoTime();
            long position = past.number(subject, number).orElseThrow().position();
            past.subject(subject, position);
            past.records(subject, position, 0, PAGE_RECORDS);
            ours[i] = (System.nanoTime() - start) / 1e6;
            int from = random.nextInt(Math.max(1, last - KEYS));
            start = System.nanoTime();
            snapshots.find(subject.value());
            log.ofSubject(subject.value(), from, KEYS);
            keys[i] = (System.nanoTime() - start) / 1e6;
        }
        return new double[] {Ratio.medianOf(ours), Ratio.medianOf(keys)};
    }

    /** Answers in a second: profiles of archives in turn, each look-up written down before it is answered; and a file. */
    private double[] profiles(ConfigurableApplicationContext application, List<SubjectId> subjects) throws Exception {
        int port = Integer.parseInt(String.valueOf(application.getEnvironment().getProperty("local.server.port")));
        try (LedgerHttp http = new LedgerHttp(port)) {
            String token = http.bearer("demo-office");
            AtomicInteger turn = new AtomicInteger();
            double profiles = answers(
                    port,
                    () -> HttpRequest.newBuilder(uri(
                                    port,
                                    "/api/v1/subjects/"
                                            + subjects.get(turn.getAndIncrement() % subjects.size())
                                                    .value() + "/profile?limit=20"))
                            .header("Authorization", token)
                            .build());
            double constant = answers(
                    port,
                    () -> HttpRequest.newBuilder(uri(port, "/assets/ledger.css"))
                            .header("Authorization", token)
                            .build());
            return new double[] {profiles, constant};
        }
    }

    private static URI uri(int port, String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private interface Asking {
        HttpRequest request();
    }

    private double answers(int port, Asking asking) throws Exception {
        long start = System.nanoTime();
        long until = start + Duration.ofSeconds(options.seconds()).toNanos();
        AtomicInteger answers = new AtomicInteger();
        try (HttpClient client = HttpClient.newHttpClient();
                ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < CLIENTS; n++) {
                all.add(threads.submit(() -> {
                    while (System.nanoTime() < until) {
                        HttpResponse<Void> answer =
                                client.send(asking.request(), HttpResponse.BodyHandlers.discarding());
                        if (answer.statusCode() != 200) {
                            throw new IllegalStateException(answer + " on " + port);
                        }
                        answers.incrementAndGet();
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return answers.get() / ((System.nanoTime() - start) / 1e9);
    }
}
