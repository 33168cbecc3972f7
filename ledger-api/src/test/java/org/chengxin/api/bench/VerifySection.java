package org.chengxin.api.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.verify.ExportWriter;
import org.chengxin.ledger.verify.LogIdentity;
import org.chengxin.ledger.verify.Verify;

/** The auditor's command on a whole log, in a JVM of its own with little memory, as it is run. */
final class VerifySection implements Section {

    private static final String DATABASE = "verify";
    private static final String HEAP = "64m";
    private static final int PAGE_EVENTS = 2_000;
    private static final double HASHING_SECONDS = 2;
    private static final int BYTES_PER_MB = 1_000_000;

    private static final Goal DATABASE_RATE =
            Goal.atLeast(0.5, "events/s", "verification of a database, against a raw SELECT of the rows");
    private static final Goal EXPORT_RATE =
            Goal.atLeast(0.2, "events/s", "verification of an export, against hashing its leaves on one core");
    private static final Goal MEMORY =
            Goal.atMost(1.1, "MB", "memory of a verification, whole export against a tenth of it");

    private final Options options;
    private final BenchPostgres postgres;
    private final Notes notes;
    private final List<double[]> rounds = new ArrayList<>();

    VerifySection(Options options, BenchPostgres postgres, Notes notes) {
        this.options = options;
        this.postgres = postgres;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public List<Goal> goals() {
        return List.of(DATABASE_RATE, EXPORT_RATE, MEMORY);
    }

    @Override
    public Map<Goal, Ratio> measure() throws Exception {
        int events = options.verifyEvents();
        postgres.createLedger(DATABASE);
        try (HikariDataSource pool = postgres.pool(DATABASE, 2)) {
            new LogLoader(pool, postgres::checkpoint, events, options.seed()).load();
            SealedLog log = new SealedLog(pool, Suite.INTL);
            sign(pool, log);
            Path export = export(log, events);
            Path tenth = export(log, events / 10);
            LeafHashing hashing = LeafHashing.of(log);
            hashing.rate(HASHING_SECONDS);
            for (int round = 1; round <= options.rounds(); round++) {
                postgres.checkpoint();
                round(round, events, export, tenth, hashing);
            }
        }
        return Map.of(
                DATABASE_RATE, Ratio.of(figures(0), figures(1)),
                EXPORT_RATE, Ratio.of(figures(2), figures(3)),
                MEMORY, Ratio.of(figures(4), figures(5)));
    }

    private void round(int round, int events, Path export, Path tenth, LeafHashing hashing) throws Exception {
        Child select = Child.run(HEAP, SelectStream.class, postgres.url(DATABASE));
        Child database = Child.run(HEAP, Verify.class, "--database", postgres.url(DATABASE), "--lang", "en");
        Child whole = Child.run(HEAP, Verify.class, "--export", export.toString(), "--lang", "en");
        Child part = Child.run(HEAP, Verify.class, "--export", tenth.toString(), "--lang", "en");
        double[] figures = {
            events / database.seconds(),
            events / select.seconds(),
            events / whole.seconds(),
            hashing.rate(HASHING_SECONDS),
            (double) whole.peakBytes() / BYTES_PER_MB,
            (double) part.peakBytes() / BYTES_PER_MB
        };
        rounds.add(figures);
        Progress.say(
                "verify, round %d/%d: database %,.0f events/s, SELECT %,.0f, export %,.0f, hashing %,.0f; peak %.0f and %.0f MB",
                round, options.rounds(), figures[0], figures[1], figures[2], figures[3], figures[4], figures[5]);
        notes.say(
                "verification of %,d events in a heap of %s: peak %.0f MB from the database",
                events, HEAP, (double) database.peakBytes() / BYTES_PER_MB);
    }

    private double[] figures(int column) {
        return rounds.stream().mapToDouble(round -> round[column]).toArray();
    }

    private void sign(HikariDataSource pool, SealedLog log) {
        Signer.found(pool, "disclosure_log", "bench.example/disclosure");
        long start = System.nanoTime();
        try (Signer signer = new Signer(pool, log)) {
            signer.sign();
        }
        notes.say("the signer looked at %,.0f events/s", options.verifyEvents() / ((System.nanoTime() - start) / 1e9));
    }

    private static Path export(SealedLog log, int events) throws IOException {
        Path file = Path.of("target", "bench", "export-" + events);
        try (OutputStream out = Files.newOutputStream(file);
                ExportWriter writer = new ExportWriter(
                        out, new LogIdentity(Suite.INTL.name(), "", List.of()), Frontier.empty(Suite.INTL.hasher()))) {
            for (long next = 1; next <= events; next += PAGE_EVENTS) {
                for (StoredEvent event : log.read(next, (int) Math.min(PAGE_EVENTS, events - next + 1))) {
                    write(writer, event);
                }
            }
            writer.end();
        }
        return file;
    }

    private static void write(ExportWriter writer, StoredEvent event) throws IOException {
        writer.event(
                event.position(),
                event.eventId(),
                event.name().kind(),
                event.subjectId(),
                event.sequence(),
                event.recordedAtMicros(),
                event.name().type(),
                event.name().revision(),
                event.bytes().salt(),
                event.bytes().payload(),
                event.bytes().metadata(),
                event.fieldSums(),
                event.leafHash(),
                event.treeHead());
    }
}
