package org.chengxin.api.protection;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
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

/** The desk of erasure and restriction, as a browser without JavaScript gets it. */
@LedgerTest
class ProtectionPagesTest {

    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(20);
    private static final Map<String, String> ACT =
            Map.of("reason", "本人书面申请，经核属实", "documentNo", "江信护〔2026〕2号", "documentTitle", "审批表");

    @LocalServerPort
    private int port;

    @Autowired
    private ViewPositions views;

    private LedgerHttp first;
    private LedgerHttp second;
    private LedgerHttp auditor;

    @BeforeEach
    void peopleSignIn() {
        first = person("demo-office");
        second = person("demo-office-2");
        auditor = person("demo-auditor");
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
        auditor.close();
    }

    @Test
    void oneOrdersInTheFormAndASecondConfirmsAfterReadingWhatComesOfIt() {
        String archive = "/desk/subjects/" + register(Samples.person(101));
        String form = archive + "/protection/erasure";
        assertThat(first.get(archive).body()).contains(archive + "/protection");
        assertThat(first.get(archive + "/protection").body()).contains(form);
        assertThat(first.get(form).body()).contains("处理目的已实现", "《中华人民共和国个人信息保护法》第四十七条第一款第一项", "密钥被销毁", "交另一人确认");

        HttpResponse<String> empty = first.submit(form, form, Map.of());
        assertThat(empty.statusCode()).isEqualTo(422);
        assertThat(empty.body()).contains("请选择事由", "请说明理由", "请注明办理文书的文号");
        HttpResponse<String> groundless = first.submit(form, form, with("ground", "COURT_DECISION"));
        assertThat(groundless.statusCode()).isEqualTo(422);
        assertThat(groundless.body()).contains("请注明所依据的法律", "江信护〔2026〕2号");

        HttpResponse<String> ordered = first.submit(form, form, with("ground", "PURPOSE_MET"));
        assertThat(ordered.statusCode()).isEqualTo(302);
        String order = archive + "/protection/erasures/1";
        assertThat(ordered.headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith(order));
        assertThat(first.get(order).body())
                .contains("待确认", "这是您提出的", "撤回", "欧阳示例101", "本人书面申请", "江信护〔2026〕2号")
                .doesNotContain(order + "/confirm");
        assertThat(second.get("/desk/protection").body()).contains(order, "欧阳示例101", "demo-office");

        assertThat(second.get(order).body()).contains("密钥被销毁", "档案关闭", order + "/confirm", "不予确认的理由");
        HttpResponse<String> unread = second.submit(order, order + "/confirm", Map.of());
        assertThat(unread.statusCode()).isEqualTo(422);
        assertThat(unread.body()).contains("请先核对事由、依据、文书和后果");
        HttpResponse<String> confirmed = second.submit(order, order + "/confirm", Map.of("understood", "true"));
        assertThat(confirmed.statusCode()).isEqualTo(302);

        assertThat(second.get(order).body()).contains("已删除", "密钥已销毁").doesNotContain("欧阳示例101", "本人书面申请");
        assertThat(second.get("/desk/protection").body()).doesNotContain(order);
        for (LedgerHttp reader : List.of(first, auditor)) {
            assertThat(reader.get(archive).body())
                    .contains("个人信息已依法删除", "提出人", "demo-office", "demo-office-2", "第四十七条第一款第一项")
                    .doesNotContain("欧阳示例101", Samples.citizenId(101));
            assertThat(reader.get(archive + "?lang=en").body())
                    .contains("The personal data was erased by law", "Personal data erased", "Erasure ordered");
            reader.get("/about?lang=zh");
        }
        assertThat(first.get(archive + "/protection").body()).doesNotContain(form + "\"");
    }

    @Test
    void whoeverOrderedAndForgesTheFormIsStillRefused() {
        String archive = "/desk/subjects/" + register(Samples.person(102));
        String form = archive + "/protection/erasure";
        first.submit(form, form, with("ground", "PURPOSE_MET"));
        String order = archive + "/protection/erasures/1";

        HttpResponse<String> refused = first.submit(order, order + "/confirm", Map.of("understood", "true"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("提出人不能自己确认");
        assertThat(first.submit(order, order + "/decline", Map.of("reason", "")).body())
                .contains("请说明理由");
        assertThat(first.submit(order, order + "/decline", Map.of("reason", "重复提出"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(first.get(order).body()).contains("已撤回", "重复提出");
    }

    @Test
    void aRestrictionIsOrderedConfirmedShownAndLifted() {
        String archive = "/desk/subjects/" + register(Samples.person(103));
        String form = archive + "/protection/restriction";
        assertThat(first.get(form).body()).contains("第四十七条第二款", "只有纪检审计可以查看");
        first.submit(form, form, with("ground", "RETENTION_RUNNING"));
        String order = archive + "/protection/restrictions/1";
        second.submit(order, order + "/confirm", Map.of("understood", "true"));

        assertThat(first.get(order).body()).contains("限制中", "欧阳示例103", order + "/lift", "公示期未满的记录重新公示");
        assertThat(first.get(archive).body())
                .contains("限制处理。", "只供纪检审计查看", "没有您可查看的记录")
                .doesNotContain("欧阳示例103");
        assertThat(auditor.get(archive).body()).contains("限制处理。", "欧阳示例103");

        assertThat(first.submit(order, order + "/lift", Map.of()).statusCode()).isEqualTo(422);
        assertThat(first.submit(order, order + "/lift", with("law", "（2026）苏0281民初1号民事判决书"))
                        .statusCode())
                .isEqualTo(302);
        assertThat(second.get(order).body()).contains("限制中，解除待确认", order + "/confirm-lift");
        assertThat(second.submit(order, order + "/decline-lift", Map.of("reason", "裁判未生效"))
                        .statusCode())
                .isEqualTo(302);
        first.submit(order, order + "/lift", with("law", "（2026）苏0281民初1号民事判决书"));
        second.submit(order, order + "/confirm-lift", Map.of("understood", "true"));
        assertThat(second.get(order).body()).contains("已解除", "不予解除", "确认解除");
        assertThat(first.get(archive).body()).contains("欧阳示例103").doesNotContain("只供纪检审计查看");
    }

    @Test
    void theFormForAnArchiveKeptByLawSaysSoWhenItIsSent() {
        String archive = "/desk/subjects/"
                + register(Samples.subject("CIVIL_SERVANT", "诸葛示例", "CITIZEN_ID", Samples.citizenId(104)));
        String form = archive + "/protection/erasure";

        HttpResponse<String> refused = first.submit(form, form, with("ground", "PURPOSE_MET"));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("RET-CIVIL-SERVANT", "《中华人民共和国档案法》第二十一条", "请办理限制处理");
    }

    @Test
    void theAuditorReadsAndOrdersNothingAndNobodyElseComesIn() {
        String subject = register(Samples.person(105));
        String archive = "/desk/subjects/" + subject;
        String form = archive + "/protection/erasure";
        first.submit(form, form, with("ground", "PURPOSE_MET"));
        String order = archive + "/protection/erasures/1";

        assertThat(auditor.get("/desk").body()).contains("/desk/protection");
        assertThat(auditor.get("/desk/protection").body()).contains(order);
        assertThat(auditor.get(order).body()).contains("待确认").doesNotContain(order + "/confirm", order + "/decline");
        assertThat(auditor.get(form).statusCode()).isEqualTo(403);
        assertThat(auditor.submit("/desk", order + "/confirm", Map.of("understood", "true"))
                        .statusCode())
                .isEqualTo(403);
        try (LedgerHttp submitter = person("demo-submitter")) {
            assertThat(submitter.get("/desk").body()).doesNotContain("/desk/protection");
            assertThat(submitter.get(archive).body()).doesNotContain("/protection");
            for (String path : List.of("/desk/protection", archive + "/protection", order)) {
                assertThat(submitter.get(path).statusCode()).as(path).isEqualTo(404);
            }
            assertThat(submitter.get(form).statusCode()).isEqualTo(403);
        }
    }

    private static Map<String, String> with(String name, String value) {
        Map<String, String> fields = new java.util.HashMap<>(ACT);
        fields.put(name, value);
        return fields;
    }

    private LedgerHttp person(String name) {
        LedgerHttp http = new LedgerHttp(port);
        http.signIn(name, "demo");
        return http;
    }

    private String register(String body) {
        HttpResponse<String> answer =
                first.postJson("/api/v1/subjects", body, "Authorization", first.bearer("demo-office"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(views.await(
                        "profile", Samples.json(answer.body()).path("position").asLong(), VIEWS_AWAITED))
                .isTrue();
        return Samples.json(answer.body()).path("subjectId").stringValue();
    }
}
