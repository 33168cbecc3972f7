package org.chengxin.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Who may follow which log where nothing is set: the ledger's own for auditors and witnesses, that of disclosure for everybody. */
@LedgerTest
class LogAccessTest {

    private static final String EVENT = "/api/v1/log/proof/event/";

    @LocalServerPort
    private int port;

    @Autowired
    private Logs logs;

    @Autowired
    private ViewPositions views;

    private LedgerHttp http;

    @BeforeEach
    void caller() {
        http = new LedgerHttp(port);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/log/checkpoint",
                "/log/tile/0/000.p/1",
                "/log/tile/entries/000.p/1",
                "/log/keys",
                "/api/v1/log/proof/inclusion?position=1",
                "/api/v1/log/proof/consistency?from=1",
            })
    void theLedgersLogIsForAuditorsAndWitnesses(String path) {
        LogNode.awaitSize(logs.ledger(), logs.ledger().leaves().size());
        HttpResponse<String> nobody = http.get(path);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).isPresent();
        for (String role : new String[] {"demo-submitter", "demo-office", "demo-checker", "demo-subject"}) {
            assertThat(status(path, role)).as(role).isEqualTo(403);
        }
        for (String role : new String[] {"demo-auditor", "demo-witness"}) {
            assertThat(status(path, role)).as(role).isIn(200, 404);
        }
        assertThat(status("/log/checkpoint", "demo-witness")).isEqualTo(200);
    }

    @Test
    void theKeyToPinIsForEverybody() {
        assertThat(http.get("/log/vkey").statusCode()).isEqualTo(200);
        assertThat(http.get("/disclosure-log/vkey").body())
                .isNotEqualTo(http.get("/log/vkey").body());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/disclosure-log/checkpoint", "/disclosure-log/vkey", "/disclosure-log/keys"})
    void theLogOfDisclosureIsForEverybody(String path) {
        assertThat(http.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void anAuditorReadsItInTheBrowserToo() {
        http.signIn("demo-auditor", "demo");

        HttpResponse<String> checkpoint = http.get("/log/checkpoint");
        assertThat(checkpoint.statusCode()).isEqualTo(200);
        assertThat(checkpoint.headers().allValues("Cache-Control")).containsExactly("no-cache");
        assertThat(http.get("/log").body()).contains("检查点全文", "见证方", "class=\"qr\"");
    }

    @Test
    void whatIsNotForEverybodyIsKeptByNobodyOnTheWay() {
        HttpResponse<String> vkey = http.get("/log/vkey");
        assertThat(vkey.headers().allValues("Cache-Control")).containsExactly("no-cache");
        // A full tile needs 256 events; what may be said of it is decided where it is served.
        assertThat(LogAccess.isOpen(logs.ledger())).isFalse();
        assertThat(LogAccess.isOpen(logs.disclosure())).isTrue();
    }

    @Test
    void thePageExplainsItselfToEverybodyAndShowsSizesToThoseWhoMayFollow() {
        String chinese = http.get("/log").body();
        assertThat(chinese).contains("验证公钥", logs.ledger().identity().origin(), "只向审计和见证方显示");
        String ledger = chinese.substring(chinese.indexOf("id=\"log\""), chinese.indexOf("id=\"disclosure-log\""));
        assertThat(ledger).doesNotContain("树根</dt>", "检查点全文");
        assertThat(http.get("/log?lang=en").body()).contains("Verifier key", "What can be noticed and what cannot");
    }

    @Test
    void nothingButReadingIsPossible() {
        String auditor = http.bearer("demo-auditor");
        assertThat(http.postJson("/log/checkpoint", "{}", "Authorization", auditor)
                        .statusCode())
                .isIn(403, 405);
        assertThat(http.postJson("/disclosure-log/checkpoint", "{}").statusCode())
                .isIn(401, 403, 405);
    }

    @Test
    void aForgedTokenIsNobodys() {
        String token = http.bearer("demo-auditor");
        assertThat(http.get("/log/checkpoint", "Authorization", token.substring(0, token.length() - 4) + "AAAA")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anEventIsProvedToWhoeverMaySeeItAndForOthersThereIsNone() {
        JsonNode person = register(
                Samples.subject("PERSON", "张三", "CITIZEN_ID", "32028119900101999X".replace("999X", citizen())));
        String event = person.path("eventId").asString();

        assertThat(person.path("leafHash").asString()).hasSize(44);
        assertThat(person.path("checkpoint").asString()).isEqualTo("/log/checkpoint");
        // Whose event it is, a view says, a moment after the receipt.
        Eventually.that(() -> status(EVENT + event, "demo-office") == 200);
        assertThat(status(EVENT + event, "demo-auditor")).isEqualTo(200);
        assertThat(status(EVENT + event, "demo-witness")).isEqualTo(200);
        for (String role : new String[] {"demo-checker", "demo-assessor", "demo-subject"}) {
            assertThat(status(EVENT + event, role)).as(role).isEqualTo(404);
        }
        assertThat(http.get(EVENT + event).statusCode()).isEqualTo(404);
        assertThat(http.get(EVENT + event).body())
                .as("the same as for an event that is not there")
                .isEqualTo(http.get(EVENT + "00000000-0000-0000-0000-000000000000")
                        .body()
                        .replace("00000000-0000-0000-0000-000000000000", event));
    }

    @Test
    void peopleGetTheProofFromTheRecordTheyRead() {
        JsonNode enterprise = register(Samples.enterprise(4242));
        long position = enterprise.path("position").asLong();
        assertThat(http.get("/desk/proof/" + position).statusCode())
                .as("nobody signed in")
                .isEqualTo(302);
        http.signIn("demo-office", "demo");
        LogNode.awaitSize(logs.ledger(), logs.ledger().leaves().size());

        HttpResponse<String> proof = http.get("/desk/proof/" + position);

        assertThat(proof.statusCode()).isEqualTo(200);
        assertThat(proof.body()).startsWith("c2sp.org/tlog-proof@v1\n");
        assertThat(proof.headers().allValues("Cache-Control")).containsExactly("no-store");
        assertThat(http.get("/desk/proof/0").statusCode()).isEqualTo(404);
        assertThat(http.get("/desk/proof/99999999").statusCode()).isEqualTo(404);
        assertThat(http.get("/desk/proof/x").statusCode()).isEqualTo(404);
    }

    private static String citizen() {
        return org.chengxin.ledger.subject.CitizenId.complete("32028119900101999")
                .value()
                .substring(14);
    }

    private JsonNode register(String body) {
        HttpResponse<String> answer =
                http.postJson("/api/v1/subjects", body, "Authorization", http.bearer("demo-office"));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        JsonNode receipt = Samples.json(answer.body());
        assertThat(views.await("history", receipt.path("position").asLong(), java.time.Duration.ofSeconds(20)))
                .isTrue();
        return receipt;
    }

    private int status(String path, String client) {
        return http.get(path, http.as(client)).statusCode();
    }
}
