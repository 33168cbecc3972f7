package org.chengxin.api.subjects;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What was known at a point and what held on a date, over HTTP: the answer, the difference, and who may ask. */
@LedgerTest
class ReconstructionTest {

    private static int enterprises = 5_000;

    @LocalServerPort
    private int port;

    private LedgerHttp http;
    private String subject;
    private String record;
    private long recorded;
    private long corrected;

    @BeforeEach
    void anArchiveWithACorrection() {
        http = new LedgerHttp(port);
        post("/api/v1/subjects", Samples.department(Samples.MARKET_NAME, Samples.MARKET), "demo-office");
        subject = Samples.json(post("/api/v1/subjects", Samples.enterprise(++enterprises), "demo-office")
                        .body())
                .path("subjectId")
                .asString();
        JsonNode receipt = Samples.json(post(
                        "/api/v1/subjects/" + subject + "/records",
                        Samples.penalty("澄市监处罚〔2026〕" + enterprises + "号", "2026-06-01"),
                        "demo-submitter")
                .body());
        record = receipt.path("recordId").asString();
        recorded = receipt.path("position").asLong();
        HttpResponse<String> mended = post(
                "/api/v1/records/" + record + "/corrections",
                Samples.correction("/payload/fineWanYuan", "4.5"),
                "demo-submitter");
        corrected = Samples.json(mended.body()).path("position").asLong();
        assertThat(corrected).as(mended.body()).isGreaterThan(recorded);
    }

    @AfterEach
    void disconnect() {
        http.close();
    }

    @Test
    void eachPointShowsWhatWasKnownThen() {
        assertThat(fine(profile("at=" + recorded))).isEqualTo("0.5");
        assertThat(fine(profile("at=" + (corrected - 1)))).isEqualTo("0.5");
        assertThat(fine(profile("at=" + corrected))).isEqualTo("4.5");
        assertThat(profile("at=" + (recorded - 1)).path("records").size()).isZero();
        JsonNode asOf = profile("at=" + recorded).path("asOf");
        assertThat(asOf.path("position").asLong()).isEqualTo(recorded);
        assertThat(asOf.path("number").asInt()).isEqualTo(2);
        assertThat(fine(profile("at=" + asOf.path("recordedAt").asString()))).isEqualTo("0.5");
        assertThat(profile("at=2020-01-01").path("asOf").path("number").asInt()).isZero();
        assertThat(fine(profile("at=2099-01-01"))).isEqualTo("4.5");
    }

    @Test
    void eachDateSaysWhetherTheRecordHeld() {
        assertThat(validity("on=2026-05-31")).isEqualTo("NOT_YET");
        assertThat(validity("on=2026-06-01")).isEqualTo("IN_FORCE");
        HttpResponse<String> revoked = post(
                "/api/v1/records/" + record + "/revocation", Samples.revocation("DECISION_REVOKED"), "demo-submitter");
        long position = Samples.json(revoked.body()).path("position").asLong();
        assertThat(position).as(revoked.body()).isGreaterThan(corrected);
        assertThat(validity("on=2026-06-01")).isEqualTo("IN_FORCE");
        assertThat(validity("on=2099-01-01")).isEqualTo("REVOKED");
        assertThat(validity("at=" + corrected + "&on=2099-01-01")).isEqualTo("IN_FORCE");
    }

    @Test
    void aDifferenceTellsTheFieldsThatChangedAndNoOthers() {
        JsonNode difference = diff("from=" + recorded + "&to=" + corrected);
        assertThat(difference.path("complete").asBoolean()).isTrue();
        JsonNode fine = change(difference, "/payload/fineWanYuan");
        assertThat(fine.path("before").asString()).isEqualTo("0.5");
        assertThat(fine.path("after").asString()).isEqualTo("4.5");
        assertThat(fine.path("recordId").asString()).isEqualTo(record);
        assertThat(change(difference, "/status").path("after").asString()).isEqualTo("CORRECTED");
        assertThat(diff("from=" + corrected + "&to=" + corrected)
                        .path("changes")
                        .size())
                .isZero();
        JsonNode all = diff("to=" + recorded).path("changes");
        assertThat(all.size()).isEqualTo(2);
        assertThat(all.get(1).path("pointer").asString()).isEmpty();
        assertThat(all.get(1).has("before")).isFalse();
    }

    @Test
    void aReviewerLearnsWhoReadTheRecordWhileItWasWrong() {
        assertThat(get("/api/v1/records/" + record, "demo-office").statusCode()).isEqualTo(200);
        HttpResponse<String> again = post(
                "/api/v1/records/" + record + "/corrections",
                Samples.correction("/payload/fineWanYuan", "5.5"),
                "demo-submitter");
        long later = Samples.json(again.body()).path("position").asLong();
        String readers =
                "/api/v1/subjects/" + subject + "/readers?minPosition=" + later + "&from=" + corrected + "&to=" + later;
        JsonNode told = Samples.json(get(readers, "demo-reviewer").body());
        assertThat(told.path("complete").asBoolean()).isTrue();
        assertThat(told.path("readers").size()).isEqualTo(1);
        assertThat(told.at("/readers/0/role").asString()).isEqualTo("OFFICE");
        assertThat(told.at("/readers/0/kind").asString()).isEqualTo("RECORD");
        assertThat(told.at("/readers/0").has("account")).isFalse();
        JsonNode audited = Samples.json(get(readers, "demo-auditor").body());
        assertThat(audited.at("/readers/0/account").asString()).isEqualTo("demo-office");
        assertThat(get(readers, "demo-office").statusCode()).isEqualTo(403);
    }

    @Test
    void whoMayNotSeeThePresentDoesNotSeeThePast() {
        String past = "/api/v1/subjects/" + subject + "/profile?at=" + recorded;
        assertThat(get(past, "demo-submitter").statusCode()).isEqualTo(403);
        assertThat(get(past, "demo-assessor").statusCode()).isEqualTo(403);
        assertThat(get(past, "demo-subject").statusCode()).isEqualTo(404);
        assertThat(get(past, "demo-reviewer").statusCode()).isEqualTo(200);
        assertThat(http.get(past).statusCode()).isEqualTo(401);
    }

    @Test
    void aPointThatIsNoneIsSaid() {
        HttpResponse<String> answer = get("/api/v1/subjects/" + subject + "/profile?at=yesterday", "demo-reviewer");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("R-PARAMETER", "yesterday");
        assertThat(get(
                                "/api/v1/subjects/" + subject + "/history/diff?from=" + corrected + "&to=" + recorded,
                                "demo-reviewer")
                        .body())
                .contains("R-PARAMETER");
    }

    private JsonNode profile(String query) {
        HttpResponse<String> answer =
                get("/api/v1/subjects/" + subject + "/profile?minPosition=" + corrected + "&" + query, "demo-reviewer");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Samples.json(answer.body());
    }

    private JsonNode diff(String query) {
        HttpResponse<String> answer = get(
                "/api/v1/subjects/" + subject + "/history/diff?minPosition=" + corrected + "&" + query, "demo-auditor");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Samples.json(answer.body());
    }

    private static JsonNode change(JsonNode difference, String pointer) {
        for (JsonNode change : difference.path("changes")) {
            if (change.path("pointer").asString().equals(pointer)) {
                return change;
            }
        }
        throw new AssertionError(pointer + " is not in " + difference);
    }

    private static String fine(JsonNode profile) {
        return profile.at("/records/0/payload/fineWanYuan").asString();
    }

    private String validity(String query) {
        return profile(query).path("asOf").path("validity").path(record).asString();
    }

    private HttpResponse<String> get(String path, String account) {
        return http.get(path, "Authorization", http.bearer(account));
    }

    private HttpResponse<String> post(String path, String body, String account) {
        return http.postJson(path, body, "Authorization", http.bearer(account));
    }
}
