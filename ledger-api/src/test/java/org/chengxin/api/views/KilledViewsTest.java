package org.chengxin.api.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.chengxin.api.boot.ChildLedger;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;
import org.junit.jupiter.api.Test;

/**
 * The application is killed at random moments while views follow the ledger and while they are built anew; in the end every
 * table is what a clean build gives. In full, 50 times: {@code -Dcampaign.tries=50}.
 */
class KilledViewsTest {

    private static final long SEED = Long.getLong("campaign.seed", 20261123L);
    private static final int KILLS = Math.min(Integer.getInteger("campaign.tries", 2), 50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int MOMENT_MILLIS_MAX = 1_500;
    private static final String DEMO = "--chengxin.demo=true";
    private static final int ARCHIVES_AT_FIRST = 150;
    private static final String TABLES = """
            select format('%I.%I', n.nspname, c.relname)
              from pg_class c join pg_namespace n on n.oid = c.relnamespace
             where c.relkind = 'r' and obj_description(n.oid, 'pg_namespace') like 'view %'
             order by 1
            """;

    private final Random random = new Random(SEED);
    private int enterprises;

    @Test
    void whatIsLeftAfterManyKillsIsWhatACleanBuildGives() throws Exception {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "killed-views-");
        try (ChildLedger first = ChildLedger.launch(data, DEMO).awaitHealthy()) {
            try (LedgerHttp http = new LedgerHttp(first.port())) {
                http.postJson(
                        "/api/v1/subjects",
                        Samples.department(Samples.MARKET_NAME, Samples.MARKET),
                        "Authorization",
                        http.bearer("demo-office"));
                Tokens tokens = Tokens.of(http);
                while (enterprises < ARCHIVES_AT_FIRST) {
                    archive(http, tokens);
                }
            }
            stir(first, data, true);
            first.kill();
        }
        for (int kill = 1; kill < KILLS; kill++) {
            try (ChildLedger next = ChildLedger.launch(data, DEMO).awaitHealthy()) {
                stir(next, data, kill % 2 == 0);
                next.kill();
            }
        }
        try (ChildLedger last = ChildLedger.launch(data, DEMO).awaitHealthy();
                Connection database = ChildLedger.database(data)) {
            settled(database);
            Map<String, List<String>> survived = dump(database);
            assertThat(number(database, "select count(*) from projection.dead_letter"))
                    .isZero();
            buildAnew(database);
            settled(database);
            assertThat(dump(database)).as("seed %d", SEED).isEqualTo(survived);
            assertThat(survived).hasSizeGreaterThan(15);
            assertThat(last.output()).contains("has taken its place");
        }
    }

    /** Has something recorded, and perhaps all views built anew, and returns at some moment in the middle of it. */
    private void stir(ChildLedger ledger, Path data, boolean anew) throws Exception {
        try (Connection database = ChildLedger.database(data);
                LedgerHttp http = new LedgerHttp(ledger.port())) {
            if (anew) {
                buildAnew(database);
            }
            long until = System.nanoTime()
                    + Duration.ofMillis(random.nextInt(MOMENT_MILLIS_MAX)).toNanos();
            Tokens tokens = Tokens.of(http);
            while (System.nanoTime() < until) {
                archive(http, tokens);
            }
        }
    }

    private record Tokens(String office, String submitter) {
        static Tokens of(LedgerHttp http) {
            return new Tokens(http.bearer("demo-office"), http.bearer("demo-submitter"));
        }
    }

    /** An enterprise with a penalty that is public. */
    private void archive(LedgerHttp http, Tokens tokens) {
        int n = enterprises++;
        HttpResponse<String> registered =
                http.postJson("/api/v1/subjects", Samples.enterprise(60_000 + n), "Authorization", tokens.office());
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(201);
        HttpResponse<String> recorded = http.postJson(
                "/api/v1/subjects/"
                        + Samples.json(registered.body()).path("subjectId").asString() + "/records",
                Samples.penalty("澄市监处罚〔2026〕杀%d号".formatted(n), "2026-06-01").replace("\"0.5\"", "\"3\""),
                "Authorization",
                tokens.submitter());
        assertThat(recorded.statusCode()).as(recorded.body()).isEqualTo(201);
    }

    /** Rows of an earlier definition are built anew by whichever node finds them. */
    private static void buildAnew(Connection database) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.executeUpdate("update projection.position set definition = 0 where target = 'LIVE'");
        }
    }

    private static void settled(Connection database) {
        Eventually.within(PATIENCE, () -> number(database, """
                        select count(*) from projection.position
                         where definition = 0 or target = 'NEXT'
                            or position < (select max(position) from ledger.event)
                        """) == 0);
    }

    private static Map<String, List<String>> dump(Connection database) throws SQLException {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        for (String table : lines(database, TABLES)) {
            rows.put(table, lines(database, "select t::text from " + table + " t order by 1"));
        }
        return rows;
    }

    private static List<String> lines(Connection database, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                lines.add(row.getString(1));
            }
        }
        return lines;
    }

    private static long number(Connection database, String sql) {
        try {
            return Long.parseLong(lines(database, sql).getFirst());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
