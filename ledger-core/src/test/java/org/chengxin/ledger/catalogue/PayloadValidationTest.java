package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

class PayloadValidationTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final RecordType PENALTY = CATALOGUE.type("AA-02").orElseThrow();
    private static final RecordType LICENCE = CATALOGUE.type("AA-01").orElseThrow();

    @Test
    void the_smallest_penalty_is_accepted() {
        assertThat(CATALOGUE.validate(PENALTY, Payloads.penalty("警告"))).isEmpty();
    }

    @Test
    void a_penalty_with_everything_is_accepted() {
        assertThat(CATALOGUE.validate(PENALTY, Payloads.of("""
                {"violation": "生产不合格食品", "facts": "抽检不合格", "kind": ["罚款", "没收违法所得、没收非法财物", "暂扣或者吊销许可证、暂扣或者吊销执照", "限制从业"],
                 "content": "罚款并没收", "fineWanYuan": "5.25", "confiscatedWanYuan": "0.000001", "licenceRevoked": "食品生产许可证 SC001",
                 "validUntil": "2027-11-22", "summaryProcedure": false, "keyArea": "食品",
                 "legalRepresentative": {"name": "张三", "idType": "身份证", "idNo": "11010519491231002X"},
                 "counterpartCodes": {"businessRegistration": "320281000000001"}, "counterpartCategory": "法人及非法人组织",
                 "dataSource": {"name": "江阴市市场监督管理局", "uscc": "11320281014034567X"}, "remark": "无"}"""))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0.5", "12", "999999999999.999999"})
    void an_amount_in_ten_thousand_yuan_is_a_plain_decimal(String amount) {
        assertThat(CATALOGUE.validate(PENALTY, Payloads.fine(amount))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.", ".5", "01", "1.1234567", "1e3", "1,000", "1000000000000", "", "１", "1\n"})
    void any_other_amount_is_refused(String amount) {
        assertThat(CATALOGUE.validate(PENALTY, Payloads.fine(amount)))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.pointer()).isEqualTo("/fineWanYuan");
                    assertThat(fault.keyword()).isEqualTo("pattern");
                });
    }

    @Test
    void a_number_is_not_an_amount() {
        assertThat(CATALOGUE.validate(PENALTY, Payloads.penalty("罚款").put("fineWanYuan", 1)))
                .extracting(FieldFault::keyword)
                .containsExactly("type");
    }

    @Test
    void a_missing_field_is_named_in_both_languages_where_it_should_be() {
        ObjectNode payload = Payloads.penalty("警告");
        payload.remove("facts");
        assertThat(CATALOGUE.validate(PENALTY, payload)).singleElement().satisfies(fault -> {
            assertThat(fault.pointer()).isEqualTo("/facts");
            assertThat(fault.keyword()).isEqualTo("required");
            assertThat(fault.message().zh()).startsWith("违法事实：未找到");
            assertThat(fault.message().en()).startsWith("Facts: required property");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "validUntil, 2026-02-30, format",
        "validUntil, 明年, format",
        "keyArea, 交通, enum",
        "violation, '', minLength"
    })
    void a_wrong_value_is_refused_by_its_keyword(String field, String value, String keyword) {
        assertThat(CATALOGUE.validate(PENALTY, Payloads.penalty("警告").put(field, value)))
                .extracting(FieldFault::pointer, FieldFault::keyword)
                .contains(tuple("/" + field, keyword));
    }

    @Test
    void an_unknown_kind_a_doubled_kind_and_no_kind_are_refused() {
        assertThat(keywords(Payloads.penalty("训斥"))).containsExactly("enum");
        assertThat(keywords(Payloads.penalty("警告", "警告"))).containsExactly("uniqueItems");
        ObjectNode none = Payloads.penalty();
        none.withArray("kind");
        assertThat(keywords(none)).containsExactly("minItems");
    }

    @Test
    void an_unknown_field_is_refused_and_its_pointer_is_escaped() {
        assertThat(CATALOGUE.validate(PENALTY, Payloads.penalty("警告").put("a/b~c", 1)))
                .extracting(FieldFault::pointer)
                .containsExactly("/a~1b~0c");
    }

    @Test
    void a_fault_never_repeats_the_value() {
        ObjectNode payload = Payloads.penalty("警告");
        payload.putObject("legalRepresentative")
                .put("idNo", "11010519491231002X".repeat(10))
                .put("idType", "秘密证件")
                .put("name", 7);
        assertThat(CATALOGUE.validate(PENALTY, payload))
                .hasSize(3)
                .allSatisfy(fault -> assertThat(
                                fault.message().zh() + fault.message().en())
                        .doesNotContain("11010519491231002X", "秘密证件"));
    }

    @Test
    void faults_are_bounded() {
        ObjectNode payload = Payloads.penalty("警告");
        IntStream.range(0, 500).forEach(i -> payload.put("unknown" + i, i));
        assertThat(CATALOGUE.validate(PENALTY, payload)).hasSize(PayloadSchemas.FAULTS_MAX);
    }

    @Test
    void something_that_is_no_object_is_refused_without_a_crash() {
        assertThat(CATALOGUE.validate(PENALTY, StringNode.valueOf("x"))).isNotEmpty();
    }

    @Test
    void a_licence_of_the_2018_layout_is_accepted_and_an_unknown_kind_refused() {
        ObjectNode licence = Payloads.of("""
                {"documentName": "食品经营许可决定书", "kind": "普通", "certificateName": "食品经营许可证", "licenceNo": "JY1320281",
                 "content": "食品经营", "validFrom": "2026-01-01", "validUntil": "2030-12-31", "status": "有效"}""");
        assertThat(CATALOGUE.validate(LICENCE, licence)).isEmpty();
        assertThat(CATALOGUE.validate(LICENCE, licence.put("kind", "特别")))
                .extracting(FieldFault::pointer)
                .containsExactly("/kind");
    }

    @Test
    void a_purchaser_pledge_needs_all_five_clauses() {
        ObjectNode pledge = Payloads.of("""
                {"project": "办公设备", "projectNo": "JYZF2026-001", "clauses": ["政务公开", "财政资金使用规范性", "遵守政府采购法律法规", "合同履行"],
                 "activityStartsOn": "2026-10-01", "publishedAt": "https://www.jiangyin.gov.cn/1"}""");
        RecordType type = CATALOGUE.type("CM-04").orElseThrow();
        assertThat(CATALOGUE.validate(type, pledge))
                .extracting(FieldFault::keyword)
                .containsExactly("minItems");
        pledge.withArray("clauses").add("违约责任");
        assertThat(CATALOGUE.validate(type, pledge)).isEmpty();
    }

    @Test
    void many_threads_get_the_same_answers() {
        List<FieldFault> expected = CATALOGUE.validate(PENALTY, Payloads.penalty("训斥"));
        assertThat(IntStream.range(0, 2_000)
                        .parallel()
                        .mapToObj(i -> CATALOGUE.validate(PENALTY, Payloads.penalty("训斥"))))
                .allMatch(expected::equals);
    }

    private static List<String> keywords(ObjectNode payload) {
        return CATALOGUE.validate(PENALTY, payload).stream()
                .map(FieldFault::keyword)
                .toList();
    }
}
