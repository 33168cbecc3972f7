package org.chengxin.api.usage;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.store.Positions;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where a selection has to stay secret for a while, a subject is told later; the auditor is told at once. */
@LedgerTest("chengxin.usage.delay-days=1")
class LookUpsToldLaterTest {

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    @Autowired
    private Positions positions;

    @Test
    void a_look_of_today_is_not_told_today() {
        try (LedgerHttp http = new LedgerHttp(port)) {
            LookedAt ledger = new LookedAt(http, views);
            ledger.get("/api/v1/subjects/" + ledger.own, http.bearer("demo-office"));
            assertThat(views.await("usage", positions.head(), Duration.ofSeconds(20)))
                    .isTrue();

            HttpResponse<String> told = ledger.get("/api/v1/me/usages", http.bearer("demo-subject"));
            assertThat(told.statusCode()).isEqualTo(200);
            assertThat(Samples.json(told.body()).get("items")).isEmpty();
            assertThat(ledger.usages("&subject=" + ledger.own, http.bearer("demo-auditor")))
                    .isNotEmpty();
            http.signIn("demo-subject", "demo");
            assertThat(http.get("/desk/who-looked").body()).contains("还没有人查询过您的档案");
        }
    }
}
