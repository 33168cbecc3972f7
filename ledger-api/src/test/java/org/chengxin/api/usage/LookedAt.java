package org.chengxin.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;
import org.chengxin.projections.engine.ViewPositions;
import tools.jackson.databind.JsonNode;

/** A ledger with a department, the demonstration's enterprise and two others, and records that were looked at by nobody yet. */
final class LookedAt {

    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(20);

    /** The code under which {@code demo-subject} signs in. */
    static final String OWN_CODE = org.chengxin.ledger.subject.UnifiedSocialCreditCode.complete("91320281DEM00001")
            .value();

    final LedgerHttp http;
    final String own;
    final String other;
    final String person;
    final String record;
    final String ownRecord;
    private final ViewPositions views;

    LookedAt(LedgerHttp http, ViewPositions views) {
        this.http = http;
        this.views = views;
        String office = http.bearer("demo-office");
        String submitter = http.bearer("demo-submitter");
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET), office);
        own = register(Samples.subject("ENTERPRISE", "江阴示例云亭有限公司", "USCC", OWN_CODE), office);
        other = register(Samples.enterprise(71), office);
        person = register(Samples.person(72), office);
        ownRecord = record(own, "澄市监处罚〔2026〕711号", submitter);
        record = record(other, "澄市监处罚〔2026〕712号", submitter);
    }

    private String register(String body, String office) {
        return settled(http.postJson("/api/v1/subjects", body, "Authorization", office))
                .get("subjectId")
                .asString();
    }

    private String record(String subject, String documentNo, String submitter) {
        return settled(http.postJson(
                        "/api/v1/subjects/" + subject + "/records",
                        Samples.penalty(documentNo, "2026-06-01").replace("\"0.5\"", "\"3\""),
                        "Authorization",
                        submitter))
                .get("recordId")
                .asString();
    }

    private JsonNode settled(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
        JsonNode receipt = Samples.json(answer.body());
        for (String view : List.of("profile", "history", "disclosure")) {
            assertThat(views.await(view, receipt.get("position").asLong(), VIEWS_AWAITED))
                    .as(view)
                    .isTrue();
        }
        return receipt;
    }

    /** Everything that was written down, newest first, as the auditor reads it page by page. */
    List<JsonNode> usages(String query, String auditor) {
        List<JsonNode> all = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = Samples.json(get("/api/v1/audit/usages?limit=37" + query + cursor, auditor)
                    .body());
            page.get("items").forEach(all::add);
            JsonNode next = page.get("nextCursor");
            cursor = next == null || next.isNull() ? "" : "&cursor=" + next.asString();
        } while (!cursor.isEmpty());
        return all;
    }

    HttpResponse<String> get(String path, String bearer, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Authorization";
        all[1] = bearer;
        System.arraycopy(headers, 0, all, 2, headers.length);
        return http.get(path, all);
    }
}
