package org.chengxin.api.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.projections.engine.ViewPositions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** Pages over real HTTP, as a browser without JavaScript gets them. */
@LedgerTest
class WebPagesTest {

    private static final java.time.Duration VIEWS_AWAITED = java.time.Duration.ofSeconds(20);
    private static final Map<String, String> ACT =
            Map.of("reason", "与决定书原件不一致", "law", "中华人民共和国行政处罚法", "article", "第四十八条", "documentNo", "澄市监更〔2026〕2号");

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    private LedgerHttp http;
    private String office;
    private String submitter;

    @BeforeEach
    void departmentsAreRegistered() {
        http = new LedgerHttp(port);
        office = http.bearer("demo-office");
        submitter = http.bearer("demo-submitter");
        register(Samples.department(Samples.MARKET_NAME, Samples.MARKET));
    }

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void aPublicRecordIsFoundAndShowsBasisWindowAndContent() {
        String record = penalty(1, "澄市监处罚〔2026〕601号");
        assertThat(http.get("/search?q=" + Samples.enterpriseCode(1)).body()).contains("/records/" + record);
        assertThat(http.get("/").body()).contains("/records/" + record, "演示数据，全部虚构");
        assertThat(http.get("/records/" + record).body())
                .contains("《中华人民共和国价格法》第四十二条", Samples.MARKET_NAME, "违法事实", "2026-06-01", "无异议", "PUB-2026");
        assertThat(http.get("/subjects/" + Samples.enterpriseCode(1)).body()).contains("澄市监处罚〔2026〕601号");
    }

    @Test
    void pagesSpeakChineseUntilTheReaderChoosesEnglishAndRememberIt() {
        assertThat(http.get("/about", "Accept-Language", "en").body()).contains("lang=\"zh-CN\"", "公示多久");
        assertThat(http.get("/about?lang=en").body()).contains("lang=\"en\"", "How long records are shown");
        assertThat(http.get("/about").body()).contains("How long records are shown");
        assertThat(http.get("/about?lang=zh").body()).contains("公示多久");
    }

    @Test
    void whatIsNotPublicIsNotFoundAndAWithdrawnRecordSaysWhenAndWhy() {
        assertThat(http.get("/records/01ARZ3NDEKTSV4RRFFQ69G5FAV").statusCode()).isEqualTo(404);
        assertThat(http.get("/records/not-an-id").statusCode()).isEqualTo(404);
        assertThat(http.get("/subjects/" + Samples.enterpriseCode(77)).statusCode())
                .isEqualTo(404);
        String record = penalty(2, "澄市监处罚〔2026〕602号");
        settled(http.postJson(
                "/api/v1/records/" + record + "/revocation",
                Samples.revocation("RECORDED_IN_ERROR"),
                "Authorization",
                submitter));
        HttpResponse<String> gone = http.get("/records/" + record);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(gone.body()).contains("记录错误").doesNotContain("未按规定明码标价");
    }

    @Test
    void aCorrectionIsMadeInTheFormAndStandsInTheTimeline() {
        String record = penalty(3, "澄市监处罚〔2026〕603号");
        http.signIn("demo-submitter", "demo");
        String form = "/desk/records/" + record + "/correction";
        HttpResponse<String> refused = submit(form, Map.of("pointer", "/payload/fineWanYuan", "value", "很多"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("class=\"error\"", "aria-invalid=\"true\"", "很多");
        HttpResponse<String> done = submit(form, Map.of("pointer", "/payload/fineWanYuan", "value", "2.5"));
        assertThat(done.statusCode()).isEqualTo(302);
        assertThat(http.get("/desk/records/" + record).body())
                .contains("已更正。", "<del>3</del>", "<ins>2.5</ins>", "与决定书原件不一致", "澄市监更〔2026〕2号");
    }

    @Test
    void aFormWithoutAnAccountOfItselfNamesEveryFieldThatIsMissing() {
        String record = penalty(4, "澄市监处罚〔2026〕604号");
        http.signIn("demo-office", "demo");
        String form = "/desk/records/" + record + "/revocation";
        HttpResponse<String> refused = http.submit(form, form, Map.of("reason", ""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("请选择撤销事由", "请说明理由", "请注明依据的法律、法规或文件", "请注明办理文书的文号");
    }

    @Test
    void whoMayNotMendIsNotOfferedToAndNotLetIn() {
        String record = penalty(5, "澄市监处罚〔2026〕605号");
        http.signIn("demo-auditor", "demo");
        assertThat(http.get("/desk/records/" + record).body()).doesNotContain("/correction");
        assertThat(http.get("/desk/records/" + record + "/correction").statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyPageHasOneHeadingAndNothingInline() {
        String record = penalty(6, "澄市监处罚〔2026〕606号");
        String subject = register(Samples.enterprise(6));
        http.signIn("demo-office", "demo");
        for (String path : List.of(
                "/",
                "/search",
                "/search?q=nothing",
                "/about",
                "/records/" + record,
                "/subjects/" + Samples.enterpriseCode(6),
                "/login",
                "/desk",
                "/desk/subjects",
                "/desk/subjects/" + subject,
                "/desk/subjects/" + subject + "/history",
                "/desk/records/" + record,
                "/desk/records/" + record + "/correction",
                "/desk/records/" + record + "/correction?pointer=/payload/kind",
                "/desk/records/" + record + "/supplement?pointer=/payload/summaryProcedure",
                "/desk/records/" + record + "/revocation",
                "/desk/purpose",
                "/desk/batches")) {
            for (String language : List.of("zh", "en")) {
                String page = path + (path.contains("?") ? "&" : "?") + "lang=" + language;
                HttpResponse<String> answer = http.get(page);
                assertThat(answer.statusCode()).as(page).isEqualTo(200);
                assertThat(answer.body()).as(page).containsOnlyOnce("<h1").containsOnlyOnce("<main");
                assertThat(answer.body()).as(page).doesNotContain(" style=", "<style", " onclick=", "??");
            }
        }
    }

    private HttpResponse<String> submit(String form, Map<String, String> fields) {
        Map<String, String> all = new HashMap<>(ACT);
        all.putAll(fields);
        return http.submit(form, form, all);
    }

    private String penalty(int enterprise, String documentNo) {
        String subject = register(Samples.enterprise(enterprise));
        return settled(http.postJson(
                        "/api/v1/subjects/" + subject + "/records",
                        Samples.penalty(documentNo, "2026-06-01").replace("\"0.5\"", "\"3\""),
                        "Authorization",
                        submitter))
                .get("recordId")
                .asString();
    }

    private String register(String body) {
        return settled(http.postJson("/api/v1/subjects", body, "Authorization", office))
                .get("subjectId")
                .asString();
    }

    /** The receipt, once every view has what it is about. */
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
}
