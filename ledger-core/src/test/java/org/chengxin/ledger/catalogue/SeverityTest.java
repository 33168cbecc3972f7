package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

class SeverityTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final LocalDate DAY = LocalDate.of(2026, 6, 15);

    @ParameterizedTest
    @CsvSource({
        "警告, MINOR",
        "通报批评, MINOR",
        "没收违法所得、没收非法财物, GENERAL",
        "降低资质等级, GENERAL",
        "责令停产停业, SERIOUS",
        "暂扣或者吊销许可证、暂扣或者吊销执照, SERIOUS",
        "限制从业, SERIOUS",
        "责令关闭, SERIOUS",
        "限制开展生产经营活动, SERIOUS"
    })
    void a_penalty_is_as_grave_as_its_kind(String kind, Severity severity) {
        assertThat(severity(Payloads.penalty(kind))).isEqualTo(severity);
    }

    @ParameterizedTest
    @CsvSource({"0.999999, MINOR", "1, GENERAL", "1.000000, GENERAL", "99.999999, GENERAL", "100, SERIOUS"})
    void a_fine_is_as_grave_as_its_amount(String wanYuan, Severity severity) {
        assertThat(severity(Payloads.fine(wanYuan))).isEqualTo(severity);
    }

    @Test
    void a_fine_of_unknown_amount_is_general() {
        assertThat(severity(Payloads.penalty("罚款"))).isEqualTo(Severity.GENERAL);
    }

    @Test
    void a_fine_by_summary_procedure_is_minor() {
        assertThat(severity(Payloads.fine("5").put("summaryProcedure", true))).isEqualTo(Severity.MINOR);
    }

    @Test
    void of_several_kinds_the_gravest_counts() {
        assertThat(severity(Payloads.penalty("警告", "罚款", "责令停产停业"))).isEqualTo(Severity.SERIOUS);
        assertThat(severity(Payloads.penalty("警告", "没收违法所得、没收非法财物"))).isEqualTo(Severity.GENERAL);
    }

    @Test
    void other_negative_types_have_a_severity_of_their_own_and_loss_or_impact_raises_it() {
        ObjectNode breach = Payloads.of("{}");
        assertThat(severity("DS-10", breach)).isEqualTo(Severity.GENERAL);
        assertThat(severity("DS-10", Payloads.of("{\"impactLevel\": \"重大\"}"))).isEqualTo(Severity.SERIOUS);
        assertThat(severity("DS-10", Payloads.of("{\"lossWanYuan\": \"500\"}"))).isEqualTo(Severity.SERIOUS);
        assertThat(severity("DS-16", Payloads.of("{\"impactLevel\": \"一般\"}"))).isEqualTo(Severity.SERIOUS);
    }

    @Test
    void every_negative_type_has_a_severity_and_no_other_type_has_one() {
        assertThat(CATALOGUE.types())
                .allSatisfy(type -> assertThat(severity(type.code(), Payloads.penalty("警告")) == Severity.NONE)
                        .isEqualTo(type.polarity() != Polarity.NEGATIVE));
    }

    private static Severity severity(ObjectNode payload) {
        return severity("AA-02", payload);
    }

    private static Severity severity(String code, ObjectNode payload) {
        return CATALOGUE.severityOf(CATALOGUE.type(code).orElseThrow(), payload, DAY);
    }
}
