package org.chengxin.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.Discrepancy;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Guarantee E2: what cannot be written down is not given; what is public is served as ever. */
@LedgerTest
class LookUpsFailClosedTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private AppendGate gate;

    private LedgerHttp http;
    private LookedAt ledger;

    @BeforeEach
    void archives() {
        http = new LedgerHttp(port);
        ledger = new LookedAt(http, views);
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void without_a_look_up_on_disk_nothing_restricted_is_answered() {
        String office = http.bearer("demo-office");
        String auditor = http.bearer("demo-auditor");
        String subject = http.bearer("demo-subject");
        http.signIn("demo-office", "demo");
        assertThat(ledger.get("/api/v1/subjects/" + ledger.other, office).statusCode())
                .isEqualTo(200);

        jdbc.sql("create function pg_temp_refuse() returns trigger language plpgsql as"
                        + " $$ begin raise exception 'the disk of the ledger is full'; end $$")
                .update();
        jdbc.sql(
                        "create trigger refuse before insert on ledger.event for each statement execute function pg_temp_refuse()")
                .update();
        everythingRestrictedIsRefusedAndTheRestIsServed(office, auditor, subject);

        jdbc.sql("drop trigger refuse on ledger.event").update();
        assertThat(ledger.get("/api/v1/subjects/" + ledger.other, office).statusCode())
                .as("as soon as it can be written down it is given again")
                .isEqualTo(200);
        assertThat(http.get("/desk/records/" + ledger.record).statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select count(*) = max(sequence) + 1 from ledger.event"
                                + " where subject_id = (select subject_id from ledger.event e"
                                + " join ledger.event_type t on t.id = e.type where t.type = 'usage.looked-up'"
                                + " order by position desc limit 1)")
                        .query(Boolean.class)
                        .single())
                .as("the refused ones left no gap in the stream")
                .isTrue();

        gate.close(new Discrepancy(1, "payload", "a", "b"));
        everythingRestrictedIsRefusedAndTheRestIsServed(office, auditor, subject);
    }

    private void everythingRestrictedIsRefusedAndTheRestIsServed(String office, String auditor, String subject) {
        for (String path : List.of(
                "/api/v1/subjects/" + ledger.other,
                "/api/v1/subjects/" + ledger.other + "/profile",
                "/api/v1/subjects/" + ledger.other + "/history",
                "/api/v1/subjects/" + ledger.other + "/evidence",
                "/api/v1/subjects?name=x",
                "/api/v1/records/" + ledger.record,
                "/api/v1/records/" + ledger.record + "/history",
                "/api/v1/records/01J00000000000000000000009",
                "/api/v1/objections?queue=INTAKE",
                "/api/v1/protection-orders")) {
            refused(ledger.get(path, office), path);
        }
        refused(ledger.get("/api/v1/log/export", auditor), "export");
        refused(ledger.get("/api/v1/audit/usages", auditor), "audit");
        refused(ledger.get("/api/v1/me/usages", subject), "me");
        for (String page :
                List.of("/desk/subjects", "/desk/subjects/" + ledger.other, "/desk/records/" + ledger.record)) {
            HttpResponse<String> answer = http.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(503);
            assertThat(answer.body()).contains("先留痕后提供").doesNotContain("示例71", "712号");
        }
        for (String open : List.of(
                "/",
                "/search?q=71",
                "/about",
                "/records/" + ledger.record,
                "/api/v1/public/records",
                "/log",
                "/desk")) {
            assertThat(http.get(open).statusCode()).as(open).isEqualTo(200);
        }
    }

    private static void refused(HttpResponse<String> answer, String path) {
        assertThat(answer.statusCode()).as(path).isEqualTo(503);
        assertThat(Samples.json(answer.body()).get("rule").asString()).isEqualTo("R-USAGE");
        assertThat(Samples.json(answer.body()).get("legalBasis").toString()).contains("第四十五条", "第二十条");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("示例71", "712号", "disk");
    }
}
