package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.FIRE;
import static org.chengxin.ledger.support.Facts.MARKET;
import static org.chengxin.ledger.support.Facts.PRICE_LAW;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.SUBMITTER;
import static org.chengxin.ledger.support.Facts.json;
import static org.chengxin.ledger.support.Facts.penalty;
import static org.chengxin.ledger.support.Facts.penaltyPayload;
import static org.chengxin.ledger.support.Facts.record;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.Severity;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.DecimalNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.ObjectNode;

/** What may be recorded, under the catalogue that ships with the ledger. */
class RecordRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void aDecisionBeforeTheTypeCameIntoForceIsUnrecordable() {
        FactDraft before = penalty("1号", LocalDate.of(2014, 9, 30), "警告");
        FactDraft first = penalty("1号", LocalDate.of(2014, 10, 1), "警告");

        assertThat(rules(judge(SubjectKind.ENTERPRISE, before))).containsExactly("R-CAT");
        assertThat(rules(judge(SubjectKind.ENTERPRISE, first))).isEmpty();
    }

    @Test
    void aTypeThatTheCatalogueDoesNotHaveIsUnrecordable() {
        assertThat(rules(judge(SubjectKind.ENTERPRISE, Facts.draft("AA-99", "1号", JUNE, json("{}")))))
                .containsExactly("R-CAT");
    }

    @Test
    void aDecisionWithoutDateIsNotJudgedAtAll() {
        assertThat(rules(judge(SubjectKind.ENTERPRISE, penalty("1号", null, "警告"))))
                .containsExactly("R-DATE");
    }

    @Test
    void aCivilServantTypeIsDisabledUntilItsBasisIsApproved() {
        FactDraft appraisal =
                Facts.draft("CS-07", "1号", JUNE, json("{\"year\":2025,\"grade\":\"称职\",\"appraisedBy\":\"江阴市委组织部\"}"));

        FactRules.Outcome outcome = judge(SubjectKind.CIVIL_SERVANT, appraisal);

        assertThat(rules(outcome)).containsExactly("R-CAT");
        assertThat(outcome.refusals().getFirst().basis().law()).contains("国办发〔2020〕49号");
    }

    @Test
    void anApprovedCivilServantTypeIsRecordableFromTheDayOfItsApprovalOn() {
        Catalogue approved =
                Catalogue.load(Approvals.read(new ByteArrayInputStream("""
                {"approvals": [{"types": ["CS-07"], "legalBasis": {"law": "中华人民共和国公务员法", "article": "第三十五条"},
                  "approvedBy": "江阴市人民政府", "approvedOn": "2026-05-01", "documentNo": "澄政发〔2026〕1号",
                  "effectiveFrom": "2026-06-01"}]}
                """.getBytes(StandardCharsets.UTF_8))));
        ObjectNode payload =
                json("{\"year\":2025,\"grade\":\"%s\",\"appraisedBy\":\"江阴市委组织部\"}".formatted(firstGrade(approved)));

        assertThat(rules(FactRules.judge(
                        SubjectKind.CIVIL_SERVANT, Facts.draft("CS-07", "1号", JUNE, payload), approved, TODAY)))
                .isEmpty();
        assertThat(rules(FactRules.judge(
                        SubjectKind.CIVIL_SERVANT,
                        Facts.draft("CS-07", "1号", JUNE.minusDays(1), payload),
                        approved,
                        TODAY)))
                .containsExactly("R-CAT");
    }

    @ParameterizedTest
    @EnumSource(SubjectKind.class)
    void aComplaintIsNeverAFact(SubjectKind kind) {
        FactDraft complaint = Facts.draft(
                "CP-01", "1号", JUNE, json("{\"channel\":\"12345\",\"receivedOn\":\"2026-06-01\",\"matter\":\"反映\"}"));
        assertThat(rules(judge(kind, complaint))).containsExactly("R-CAT");
    }

    @ParameterizedTest
    @CsvSource({"AG-01, DEPARTMENT", "AG-01, PERSON", "AA-02, CIVIL_SERVANT", "AA-02, HOUSEHOLD", "DS-01, CIVIL_SERVANT"
    })
    void aTypeIsNotAboutASubjectOfAnotherKind(String type, SubjectKind kind) {
        FactRules.Outcome outcome = judge(kind, Facts.draft(type, "1号", JUNE, json("{}")));
        assertThat(rules(outcome)).contains("R-CAT-SUBJECT");
        assertThat(outcome.fact()).isNull();
    }

    @Test
    void everyFaultOfAPayloadIsToldWithItsPointer() {
        ObjectNode payload = json("{\"violation\":\"\",\"kind\":[\"劝说\"],\"content\":\"责令改正。\",\"surprise\":1,"
                + "\"legalRepresentative\":{\"surprise\":1}}");

        FactRules.Outcome outcome = judge(SubjectKind.ENTERPRISE, Facts.draft("AA-02", "1号", JUNE, payload));

        assertThat(rules(outcome)).containsOnly("R-PAYLOAD");
        assertThat(outcome.refusals().stream().map(Refusal::pointer))
                .contains(
                        "/payload/violation",
                        "/payload/kind/0",
                        "/payload/facts",
                        "/payload/surprise",
                        "/payload/legalRepresentative/surprise");
        assertThat(outcome.refusals()).allSatisfy(r -> {
            assertThat(r.message().zh()).isNotBlank().doesNotContain("劝说");
            assertThat(r.message().en()).isNotBlank().doesNotContain("劝说");
        });
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        FactDraft bad = new FactDraft(
                "AA-02",
                null,
                null,
                " ",
                null,
                TODAY.plusDays(1),
                null,
                TODAY,
                List.of(),
                json("{}"),
                List.of(),
                List.of());
        assertThat(rules(judge(SubjectKind.ENTERPRISE, bad)))
                .contains(
                        "R-SOURCE",
                        "R-DOC-MISSING",
                        "R-BASIS",
                        "R-BASIS-AUTHORITY",
                        "R-DATE-FUTURE",
                        "R-DATE-ORDER",
                        "R-PAYLOAD");
    }

    @ParameterizedTest
    @EnumSource(value = SubjectKind.class, names = "PERSON")
    void textsAboutANaturalPersonArePersonal(SubjectKind kind) {
        Fact fact = judge(kind, penalty("1号", JUNE, "警告")).fact();

        assertThat(fact.personal().keySet()).contains("/violation", "/facts", "/content");
        assertThat(fact.payload().propertyNames()).containsExactly("kind");
        assertThat(fact.toString()).doesNotContain("明码标价");
    }

    @Test
    void theSameTextsAboutABodyAreOpen() {
        Fact fact = judge(SubjectKind.ENTERPRISE, penalty("1号", JUNE, "警告")).fact();

        assertThat(fact.personal()).isEmpty();
        assertThat(fact.payload().propertyNames()).containsExactlyInAnyOrder("violation", "facts", "kind", "content");
    }

    @Test
    void aNameIsPersonalEvenInARecordAboutABody() {
        ObjectNode payload = penaltyPayload("警告");
        payload.putObject("legalRepresentative").put("name", "李四");

        Fact fact = judge(SubjectKind.ENTERPRISE, Facts.draft("AA-02", "1号", JUNE, payload))
                .fact();

        assertThat(fact.personal()).containsExactly(Map.entry("/legalRepresentative/name", new PersonalText("李四")));
        assertThat(fact.payload().toString()).doesNotContain("李四");
    }

    /** Order 58 knew no classes; order 36, in force from 2026-04-01, shortens what is general. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-31, 没收违法所得、没收非法财物, GENERAL, PUBLIC, 2029-03-31, PUB-2023",
        "2026-04-01, 没收违法所得、没收非法财物, GENERAL, PUBLIC, 2027-04-01, PUB-2026",
        "2026-03-31, 责令停产停业, SERIOUS, PUBLIC, 2029-03-31, PUB-2023",
        "2026-04-01, 责令停产停业, SERIOUS, PUBLIC, 2029-04-01, PUB-2026",
        "2026-03-31, 警告, MINOR, SHARED, , PUB-2023",
        "2026-04-01, 警告, MINOR, SHARED, , PUB-2026",
        "2023-04-30, 没收违法所得、没收非法财物, GENERAL, PUBLIC, 2024-04-30, PUB-DEFAULT"
    })
    void aPenaltyIsWeighedByTheRulesOfItsDay(
            LocalDate decidedOn, String kind, Severity severity, DisclosureLevel level, LocalDate until, String rule) {
        Judgement judgement =
                judge(SubjectKind.ENTERPRISE, penalty("1号", decidedOn, kind)).judgement();

        assertThat(judgement.severity()).isEqualTo(severity);
        assertThat(judgement.publicity().level()).isEqualTo(level);
        assertThat(judgement.publicity().until()).isEqualTo(until);
        assertThat(judgement.publicity().rule()).isEqualTo(rule);
        assertThat(judgement.catalogueVersion()).isEqualTo(CATALOGUE.version());
    }

    @Test
    void aSmallFineWasGeneralBeforeOrder36AndIsMinorSince() {
        ObjectNode fined = penaltyPayload("罚款").put("fineWanYuan", "0.5");

        assertThat(severity(Facts.draft("AA-02", "1号", LocalDate.of(2026, 3, 31), fined)))
                .isEqualTo(Severity.GENERAL);
        assertThat(severity(Facts.draft("AA-02", "1号", LocalDate.of(2026, 4, 1), fined)))
                .isEqualTo(Severity.MINOR);
    }

    @Test
    void theSourcesWishShortensPublicationButNeverBelowTheMinimum() {
        FactDraft p = penalty("1号", JUNE, "责令停产停业");
        assertThat(wished(p, LocalDate.of(2028, 1, 1))).isEqualTo(LocalDate.of(2028, 1, 1));
        assertThat(wished(p, LocalDate.of(2026, 7, 1))).isEqualTo(LocalDate.of(2027, 6, 1));
        assertThat(wished(p, LocalDate.of(2099, 1, 1))).isEqualTo(LocalDate.of(2029, 6, 1));
    }

    /** A file calls it 90, a form 90.0, and the store gives back a decimal. */
    @ParameterizedTest
    @ValueSource(doubles = {90, 96.5, 0.1})
    void aNumberIsTheSameHoweverItIsSpelt(double score) {
        ObjectNode asDouble = rating();
        asDouble.set("score", DoubleNode.valueOf(score));
        ObjectNode asDecimal = rating();
        asDecimal.set("score", DecimalNode.valueOf(BigDecimal.valueOf(score).setScale(5)));
        SubjectState state = recordedAs(Facts.draft("AG-02", "1号", JUNE, asDouble));

        assertThat(decide(state, Facts.draft("AG-02", "1号", JUNE, asDecimal))).isInstanceOf(Decision.AlreadySo.class);
    }

    @Test
    void aWholeNumberIsTheSameWhicheverWidthAParserGaveIt() {
        ObjectNode narrow = rating().put("score", 90);
        ObjectNode wide = rating();
        wide.set("score", LongNode.valueOf(90));
        SubjectState state = recordedAs(Facts.draft("AG-02", "1号", JUNE, narrow));

        assertThat(decide(state, Facts.draft("AG-02", "1号", JUNE, wide))).isInstanceOf(Decision.AlreadySo.class);
    }

    /** Guards the views: PostgreSQL keeps no U+0000 in jsonb, and a view that cannot write an event stops for good. */
    @ParameterizedTest
    @MethodSource("draftsWithAControlCharacter")
    void aControlCharacterIsRefusedWhereverItStands(String where, FactDraft draft) {
        assertThat(rules(judge(SubjectKind.ENTERPRISE, draft))).as(where).contains("R-TEXT-CONTROL");
    }

    @Test
    void lineFeedsAndTabsAreNoControlCharactersHere() {
        ObjectNode payload = penaltyPayload("警告").put("facts", "一、\r\n\t经查……😀");
        assertThat(rules(judge(SubjectKind.ENTERPRISE, Facts.draft("AA-02", "1号", JUNE, payload))))
                .isEmpty();
    }

    static Stream<Arguments> draftsWithAControlCharacter() {
        String bad = "含\u0000有";
        FactDraft p = penalty("1号", JUNE, "警告");
        ObjectNode payload = penaltyPayload("警告").put("facts", bad);
        ObjectNode half = penaltyPayload("警告").put("facts", "半\uD83D个");
        Organ organ = new Organ(bad, MARKET.uscc());
        return Stream.of(
                arguments("document number", with(p, MARKET, MARKET, bad, null, List.of(PRICE_LAW), p.payload())),
                arguments("title", with(p, MARKET, MARKET, "1号", bad, List.of(PRICE_LAW), p.payload())),
                arguments("authority", with(p, MARKET, organ, "1号", null, List.of(PRICE_LAW), p.payload())),
                arguments("source", with(p, organ, MARKET, "1号", null, List.of(PRICE_LAW), p.payload())),
                arguments("law", with(p, MARKET, MARKET, "1号", null, List.of(new LegalBasis(bad, null)), p.payload())),
                arguments(
                        "article", with(p, MARKET, MARKET, "1号", null, List.of(new LegalBasis("法", bad)), p.payload())),
                arguments("payload", with(p, MARKET, MARKET, "1号", null, List.of(PRICE_LAW), payload)),
                arguments("half a pair", with(p, MARKET, MARKET, "1号", null, List.of(PRICE_LAW), half)),
                arguments(
                        "responsible",
                        lists(
                                p,
                                List.of(new Responsible(new SubjectId("01J00000000000000000000005"), bad)),
                                List.of())),
                arguments(
                        "attachment",
                        lists(p, List.of(), List.of(new Attachment("00".repeat(32), "application/pdf", bad)))));
    }

    private static Arguments arguments(String where, FactDraft draft) {
        return Arguments.of(where, draft);
    }

    private static FactDraft with(
            FactDraft p,
            Organ source,
            Organ authority,
            String documentNo,
            String title,
            List<LegalBasis> basis,
            ObjectNode payload) {
        return new FactDraft(
                p.type(), source, authority, documentNo, title, JUNE, null, null, basis, payload, List.of(), List.of());
    }

    private static FactDraft lists(FactDraft p, List<Responsible> responsible, List<Attachment> attachments) {
        return new FactDraft(
                p.type(),
                MARKET,
                FIRE,
                "1号",
                null,
                JUNE,
                null,
                null,
                List.of(PRICE_LAW),
                p.payload(),
                responsible,
                attachments);
    }

    private static FactRules.Outcome judge(SubjectKind kind, FactDraft draft) {
        return FactRules.judge(kind, draft, CATALOGUE, TODAY);
    }

    private static List<String> rules(FactRules.Outcome outcome) {
        return outcome.refusals().stream().map(Refusal::rule).toList();
    }

    private static Severity severity(FactDraft draft) {
        return judge(SubjectKind.ENTERPRISE, draft).judgement().severity();
    }

    private static LocalDate wished(FactDraft p, LocalDate until) {
        FactDraft draft = new FactDraft(
                p.type(),
                p.source(),
                p.authority(),
                p.documentNo(),
                null,
                p.decidedOn(),
                null,
                until,
                p.legalBasis(),
                p.payload(),
                List.of(),
                List.of());
        return judge(SubjectKind.ENTERPRISE, draft).judgement().publicity().until();
    }

    private static ObjectNode rating() {
        return json("{\"assessedBy\":\"江阴市财政局\",\"period\":\"2025\",\"grade\":\"A\"}");
    }

    private static String firstGrade(Catalogue catalogue) {
        return catalogue
                .type("CS-07")
                .orElseThrow()
                .schema()
                .at("/properties/grade/enum/0")
                .stringValue();
    }

    private static SubjectState recordedAs(FactDraft draft) {
        SubjectState state = new SubjectState();
        if (decide(state, draft) instanceof Decision.Happens happens) {
            happens.events().forEach(event -> state.evolve(event, "event"));
        }
        assertThat(state.record(record(1))).isPresent();
        return state;
    }

    private static Decision decide(SubjectState state, FactDraft draft) {
        return RecordRules.decide(
                state,
                new RecordFact(
                        SUBJECT,
                        record(1),
                        Facts.body(SubjectKind.ENTERPRISE),
                        draft,
                        SubjectKind.DEPARTMENT,
                        Act.of(SUBMITTER),
                        null),
                CATALOGUE,
                TODAY);
    }
}
