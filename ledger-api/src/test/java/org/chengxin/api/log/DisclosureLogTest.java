package org.chengxin.api.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.api.views.TestViews;
import org.chengxin.ledger.disclosure.DisclosureEntry;
import org.chengxin.projections.engine.ViewEngine;
import org.chengxin.projections.engine.ViewPositions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What was made public and what was withdrawn, followed and proved by a stranger. */
@LedgerTest
@TestMethodOrder(OrderAnnotation.class)
class DisclosureLogTest {

    private static final String PROOF = "/api/v1/public/proof/";

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    @Autowired
    private Logs logs;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ViewEngine engine;

    @Autowired
    private Environment environment;

    private LedgerHttp http;
    private TlogClient client;
    private String subject;

    @BeforeEach
    void aPublicBody() {
        http = new LedgerHttp(port);
        client = new TlogClient("http://127.0.0.1:" + port + "/disclosure-log");
        settled(post("/api/v1/subjects", Samples.department(Samples.MARKET_NAME, Samples.MARKET), "demo-office"));
        subject = settled(post("/api/v1/subjects", Samples.enterprise(801), "demo-office"))
                .path("subjectId")
                .asString();
    }

    @AfterEach
    void close() {
        client.close();
        http.close();
    }

    @Test
    @Order(1)
    void nothingWasPublicYet() {
        TlogClient.Head head = client.head(client.key());

        assertThat(head.size()).isZero();
        assertThat(head.origin()).startsWith("chengxin.local/disclosure/");
        assertThat(http.get(PROOF + "01J00000000000000000000000").statusCode()).isEqualTo(404);
        assertThat(http.get(PROOF + "nonsense").statusCode()).isEqualTo(404);
    }

    @Test
    @Order(2)
    void aRecordIsProvedWhilePublicAndItsWithdrawalAfterwards() {
        String shown = penalty("澄市监处罚〔2026〕1号");
        String corrected = penalty("澄市监处罚〔2026〕2号");
        String revoked = penalty("澄市监处罚〔2026〕3号");
        mend(corrected, "/corrections", Samples.correction("/payload/fineWanYuan", "4.5"));
        mend(revoked, "/revocation", Samples.revocation("DECISION_REVOKED"));
        awaitCovered();

        JsonNode first = proof(shown);
        assertThat(first.path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(first.path("content").asString()).contains("澄市监处罚〔2026〕1号");
        verify(first);
        JsonNode second = proof(corrected);
        assertThat(second.path("content").asString()).contains("4.5");
        verify(second);
        JsonNode third = proof(revoked);
        assertThat(third.path("state").asString()).isEqualTo("WITHDRAWN");
        assertThat(third.path("ground").asString()).isEqualTo("DECISION_REVOKED");
        assertThat(third.has("content") && !third.path("content").isNull()).isFalse();
        assertThat(third.has("salt") && !third.path("salt").isNull()).isFalse();
        assertThat(http.get(PROOF + revoked).body()).doesNotContain("澄市监");
        assertThat(http.get("/records/" + shown).body()).contains(PROOF + shown, "可验证");
    }

    @Test
    @Order(3)
    void theLogTellsTheStateOfEveryRecordAndNothingOfItsContent() {
        TlogClient.Head head = client.head(client.key());
        List<byte[]> entries = client.entries(head);

        assertThat(entries).hasSize((int) logs.disclosure().leaves().size()).hasSizeGreaterThanOrEqualTo(5);
        Map<String, DisclosureEntry> state = new HashMap<>();
        for (byte[] bytes : entries) {
            DisclosureEntry entry = DisclosureEntry.decode(bytes);
            assertThat(entry.encode()).isEqualTo(bytes);
            state.merge(entry.recordId(), entry, (a, b) -> b.sourcePosition() >= a.sourcePosition() ? b : a);
            assertThat(new String(bytes, UTF_8)).doesNotContain("澄市监", "江阴市", "91320281", "4.5");
        }
        List<String> published = state.values().stream()
                .filter(entry -> entry.kind() == DisclosureEntry.Kind.PUBLISHED)
                .map(DisclosureEntry::recordId)
                .sorted()
                .toList();
        assertThat(published)
                .isEqualTo(jdbc.sql("select record_id from disclosure.record order by record_id collate \"C\"")
                        .query(String.class)
                        .list());
    }

    /** Whoever follows the feed from the start and does what it says has exactly what is public. */
    @Test
    @Order(3)
    void whoFollowsTheFeedHasWhatIsPublic() {
        Set<String> copies = new TreeSet<>();
        List<Long> seen = new ArrayList<>();
        @Nullable String cursor = "";
        while (cursor != null) {
            JsonNode page = Samples.json(
                    http.get("/api/v1/public/changes?limit=2&cursor=" + cursor).body());
            for (JsonNode change : page.path("items")) {
                seen.add(change.path("position").asLong());
                if (change.path("kind").asString().equals("PUBLISHED")) {
                    assertThat(change.has("ground")).isFalse();
                    copies.add(change.path("recordId").asString());
                } else {
                    assertThat(change.path("ground").asString()).isNotEmpty();
                    copies.remove(change.path("recordId").asString());
                }
            }
            cursor = page.has("nextCursor") && !page.path("nextCursor").isNull()
                    ? page.path("nextCursor").asString()
                    : null;
        }
        JsonNode rest = Samples.json(
                http.get("/api/v1/public/changes?since=" + (seen.size() - 1)).body());
        assertThat(rest.path("items"))
                .singleElement()
                .satisfies(last -> assertThat(last.path("position").asLong()).isEqualTo(seen.size()));
        assertThat(seen).isSorted().doesNotHaveDuplicates().startsWith(1L);
        assertThat(copies)
                .containsExactlyInAnyOrderElementsOf(jdbc.sql("select record_id from disclosure.record")
                        .query(String.class)
                        .list());
    }

    @Test
    @Order(4)
    void aViewThatIsBuiltAgainTellsTheLogNothingNew() {
        List<String> before = dump();
        rebuild();

        assertThat(dump()).isEqualTo(before);
    }

    @Test
    @Order(5)
    void theSameEventsMakeTheSameLog() throws Exception {
        List<String> before = dump();
        String database = environment.getRequiredProperty("chengxin.database.url");
        try (Connection held = LogNode.holdSigning(database, "disclosure_log")) {
            LogNode.asSuperuser(database, "truncate disclosure_log.entry, disclosure_log.node");
            rebuild();
            held.rollback();
        }

        assertThat(withoutHeads(dump())).isEqualTo(withoutHeads(before));
    }

    @Test
    @Order(6)
    void theApplicationCannotTakeALineBack() {
        for (String statement : List.of(
                "update disclosure_log.entry set record_id = 'x'",
                "delete from disclosure_log.entry",
                "truncate disclosure_log.entry",
                "delete from disclosure_log.checkpoint")) {
            assertThat(org.assertj.core.api.Assertions.catchThrowable(
                            () -> jdbc.sql(statement).update()))
                    .as(statement)
                    .hasStackTraceContaining("is refused");
        }
    }

    @Test
    @Order(7)
    void aContentThatIsNotWhatWasLoggedIsNotProvedAway() {
        String shown = penalty("澄市监处罚〔2026〕7号");
        awaitCovered();
        assertThat(http.get(PROOF + shown).statusCode()).isEqualTo(200);
        jdbc.sql("update disclosure.record set body = jsonb_set(body, '{documentNo}', '\"改号\"') where record_id = ?")
                .param(shown)
                .update();

        HttpResponse<String> answer = http.get(PROOF + shown);

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(Samples.json(answer.body()).path("rule").asString()).isEqualTo("R-LOG-DIFFERS");
    }

    @Test
    @Order(8)
    void aLineThatASuperuserChangedIsNotSigned() {
        String database = environment.getRequiredProperty("chengxin.database.url");
        LogNode.asSuperuser(database, """
                create function pg_temp.n() returns bigint language sql as 'select max(position) from disclosure_log.entry';
                insert into disclosure_log.entry
                select position + 1, source_position + 1000000, 0, record_id, subject_id, entry, salt, leaf_hash, tree_head
                  from disclosure_log.entry where position = pg_temp.n()
                """);
        org.chengxin.api.support.Eventually.that(
                () -> signed().state().refused().isPresent());

        assertThat(signed().state().refused().orElseThrow().field()).contains("position");
        assertThat(http.get("/log").body()).contains("账本只读");
    }

    @Autowired
    private SignedLogs signedLogs;

    private SignedLog signed() {
        return signedLogs.disclosure();
    }

    /** The content makes the commitment, the entry the leaf, and the proof leads to the checkpoint. */
    private void verify(JsonNode proof) {
        byte[] entry = TlogClient.verifyProof(
                proof.path("proof").asString(),
                client.key(),
                proof.path("position").asLong() - 1);
        assertThat(entry)
                .isEqualTo(Base64.getDecoder().decode(proof.path("entry").asString()));
        byte[] commitment = TlogClient.sha256(
                Base64.getDecoder().decode(proof.path("salt").asString()),
                new byte[] {1},
                proof.path("content").asString().getBytes(UTF_8));
        assertThat(Arrays.copyOfRange(entry, entry.length - 32, entry.length)).isEqualTo(commitment);
    }

    private List<String> dump() {
        return jdbc.sql("select e::text from disclosure_log.entry e order by position")
                .query(String.class)
                .list();
    }

    /** Batches are cut elsewhere when a log is made at once, so heads stand on other rows. */
    private static List<String> withoutHeads(List<String> rows) {
        List<String> cut = new ArrayList<>();
        rows.forEach(row -> cut.add(row.substring(0, row.lastIndexOf(','))));
        return cut;
    }

    private void rebuild() {
        TestViews.rebuild(engine, views, List.of("disclosure"), views.of("disclosure"));
    }

    private void awaitCovered() {
        LogNode.awaitSize(logs.disclosure(), logs.disclosure().leaves().size());
    }

    private JsonNode proof(String recordId) {
        HttpResponse<String> answer = http.get(PROOF + recordId);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Samples.json(answer.body());
    }

    private String penalty(String documentNo) {
        return settled(post(
                        "/api/v1/subjects/" + subject + "/records",
                        Samples.penalty(documentNo, "2026-06-01").replace("\"0.5\"", "\"3\""),
                        "demo-submitter"))
                .path("recordId")
                .asString();
    }

    private void mend(String record, String verb, String body) {
        settled(post("/api/v1/records/" + record + verb, body, "demo-submitter"));
    }

    private HttpResponse<String> post(String path, String body, String account) {
        return http.postJson(path, body, "Authorization", http.bearer(account));
    }

    private JsonNode settled(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        JsonNode receipt = Samples.json(answer.body());
        assertThat(views.await("disclosure", receipt.path("position").asLong(), Duration.ofSeconds(20)))
                .isTrue();
        return receipt;
    }
}
