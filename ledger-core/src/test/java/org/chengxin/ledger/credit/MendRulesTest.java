package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.SUBMITTER;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.json;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.SupplementFact;
import org.chengxin.ledger.credit.CreditEvent.FactCorrected;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.CampaignTries;
import org.chengxin.ledger.support.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What may be done to a record once it is there. */
class MendRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Catalogue CATALOGUE = Catalogue.load();

    @Test
    void aRevokedRecordIsNeitherCorrectedNorSupplemented() {
        SubjectState state = recorded(SubjectKind.ENTERPRISE);
        state.evolve(
                new CreditEvent.FactRevoked(SUBJECT, record(1), RevocationGround.RECORDED_IN_ERROR, accounted(OFFICE)),
                "revoked");

        assertThat(rules(correct(state, "/payload/content", "\"别的\""))).containsExactly("R-STATE");
        assertThat(rules(supplement(state, "/documentTitle", "\"标题\""))).containsExactly("R-STATE");
    }

    @Test
    void aRecordRevokedAgainIsRevokedOnce() {
        SubjectState state = recorded(SubjectKind.ENTERPRISE);
        RevokeFact revoke = new RevokeFact(SUBJECT, record(1), RevocationGround.RECORDED_IN_ERROR, accounted(OFFICE));
        if (MendRules.decide(state, revoke) instanceof Decision.Happens happens) {
            happens.events().forEach(event -> state.evolve(event, "revoked"));
        }

        assertThat(MendRules.decide(state, revoke)).isEqualTo(new Decision.AlreadySo(record(1)));
    }

    @Test
    void whatChangedAboutAPersonIsToldAsPersonal() {
        SubjectState state = recorded(SubjectKind.PERSON);

        FactCorrected corrected = (FactCorrected) happened(correct(state, "/payload/content", "\"警告张三。\""));

        Change change = corrected.changes().getFirst();
        assertThat(change.pointer()).isEqualTo("/payload/content");
        assertThat(change.before()).isNull();
        assertThat(change.after()).isNull();
        assertThat(change.personalBefore()).isEqualTo(new PersonalText("责令改正。"));
        assertThat(change.personalAfter()).isEqualTo(new PersonalText("警告张三。"));
        assertThat(corrected.toString()).doesNotContain("张三");
    }

    @Test
    void aCorrectionIsJudgedLikeANewFact() {
        SubjectState state = recorded(SubjectKind.ENTERPRISE);

        assertThat(rules(correct(state, "/payload/violation", "null"))).containsExactly("R-PAYLOAD");
        assertThat(rules(correct(state, "/decidedOn", "\"2026-11-23\""))).containsExactly("R-DATE-FUTURE");
        assertThat(rules(correct(state, "/legalBasis", "[]"))).containsExactly("R-BASIS");
        assertThat(rules(correct(state, "/decidedOn", "\"2014-01-01\""))).containsExactly("R-CAT");
    }

    @Test
    void aCorrectedDateIsWeighedByTheRulesOfTheDateItNowHas() {
        SubjectState state = recorded(SubjectKind.ENTERPRISE);

        FactCorrected corrected = (FactCorrected) happened(correct(state, "/decidedOn", "\"2026-03-31\""));

        assertThat(corrected.judgement().publicity().rule()).isEqualTo("PUB-2023");
    }

    @ParameterizedTest
    @CsvSource({
        "/nonsense, 1",
        "nonsense, 1",
        "'', 1",
        "/type, '\"AA-01\"'",
        "/source, '{}'",
        "/source/name, '\"别的局\"'",
        "/payload, '[]'",
        "/payload, 'null'",
        "/decidedOn, '\"2026-13-01\"'",
        "/legalBasis/7, '{}'",
        "/legalBasis, '[null]'",
        "/attachments, '[null]'",
        "/responsible, '[{\"subjectId\":\"x\"}]'",
        "/documentNo/deeper, 1",
        "/payload/kind/-, '\"罚款\"'"
    })
    void aFieldThatIsNotThereOrTakesNoSuchValueIsRefused(String pointer, String value) {
        assertThat(rules(correct(recorded(SubjectKind.ENTERPRISE), pointer, value)))
                .containsExactly("R-FIELD");
    }

    /** A misspelt field beside a right one must not vanish without a word. */
    @Test
    void aMisspeltFieldSpoilsTheWholeCorrection() {
        CorrectFact command = new CorrectFact(
                SUBJECT,
                record(1),
                List.of(
                        new FieldValue("/documentTitle", node("\"决定书\"")),
                        new FieldValue("/dokumentNo", node("\"2号\""))),
                accounted(SUBMITTER));
        assertThat(rules(MendRules.decide(recorded(SubjectKind.ENTERPRISE), command, CATALOGUE, TODAY)))
                .containsExactly("R-FIELD");
    }

    @ParameterizedTest
    @MethodSource("actsWithAControlCharacter")
    void anActHoldsNoControlCharacters(Act act) {
        SubjectState state = recorded(SubjectKind.ENTERPRISE);
        List<FieldValue> values = List.of(new FieldValue("/documentTitle", node("\"决定书\"")));

        assertThat(rules(MendRules.decide(state, new CorrectFact(SUBJECT, record(1), values, act), CATALOGUE, TODAY)))
                .containsExactly("R-TEXT-CONTROL");
        assertThat(rules(MendRules.decide(
                        state, new RevokeFact(SUBJECT, record(1), RevocationGround.RECORDED_IN_ERROR, act))))
                .containsExactly("R-TEXT-CONTROL");
    }

    static Stream<Act> actsWithAControlCharacter() {
        String bad = "含\u0000有";
        Act good = accounted(OFFICE);
        return Stream.of(
                new Act(OFFICE, new PersonalText(bad), good.legalBasis(), good.document()),
                new Act(OFFICE, good.reason(), List.of(new LegalBasis(bad, null)), good.document()),
                new Act(OFFICE, good.reason(), List.of(new LegalBasis("法", bad)), good.document()),
                new Act(OFFICE, good.reason(), good.legalBasis(), new DocumentRef(bad, null)),
                new Act(OFFICE, good.reason(), good.legalBasis(), new DocumentRef("1号", bad)));
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void whateverACorrectionHoldsItIsAnsweredAndNothingBreaks(@ForAll("fields") List<FieldValue> fields) {
        SubjectState state = recorded(SubjectKind.ENTERPRISE);

        Decision decision = MendRules.decide(
                state, new CorrectFact(SUBJECT, record(1), fields, accounted(OFFICE)), CATALOGUE, TODAY);

        assertThat(decision).isNotNull();
        if (decision instanceof Decision.Refused refused) {
            assertThat(refused.refusals()).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<List<FieldValue>> fields() {
        Arbitrary<String> pointers = Arbitraries.of(
                        "",
                        "type",
                        "source",
                        "authority",
                        "documentNo",
                        "documentTitle",
                        "decidedOn",
                        "effectiveOn",
                        "publicityUntil",
                        "legalBasis",
                        "payload",
                        "responsible",
                        "attachments",
                        "0",
                        "1",
                        "-",
                        "law",
                        "article",
                        "name",
                        "uscc",
                        "kind",
                        "violation",
                        "facts",
                        "legalRepresentative",
                        "sha256",
                        "role",
                        "subjectId",
                        "~1",
                        "99999999999")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(path -> "/" + String.join("/", path));
        Arbitrary<JsonNode> values = Arbitraries.of(
                        "null",
                        "true",
                        "1",
                        "1.5",
                        "\"\"",
                        "\"x\"",
                        "\"2026-06-02\"",
                        "[]",
                        "[null]",
                        "[\"罚款\"]",
                        "{}",
                        "[{}]",
                        "{\"name\":null}",
                        "{\"law\":\"x\"}",
                        "[{\"law\":null}]",
                        "[{\"law\":\"x\"}]",
                        "{\"name\":\"x\",\"uscc\":\"L-X1\"}",
                        "[[1]]",
                        "{\"a\":{\"b\":[{}]}}")
                .map(MendRulesTest::node);
        return Combinators.combine(pointers, values)
                .as(FieldValue::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static SubjectState recorded(SubjectKind kind) {
        SubjectState state = new SubjectState();
        RecordFact command = new RecordFact(
                SUBJECT,
                record(1),
                kind.isNaturalPerson() ? Facts.person(kind) : Facts.body(kind),
                Facts.penalty("1号", LocalDate.of(2026, 6, 1), "没收违法所得、没收非法财物"),
                SubjectKind.DEPARTMENT,
                Act.of(SUBMITTER),
                null);
        if (RecordRules.decide(state, command, CATALOGUE, TODAY) instanceof Decision.Happens happens) {
            happens.events().forEach(event -> state.evolve(event, "event"));
        }
        assertThat(state.record(record(1))).isPresent();
        return state;
    }

    private static Decision correct(SubjectState state, String pointer, String value) {
        return MendRules.decide(
                state,
                new CorrectFact(
                        SUBJECT, record(1), List.of(new FieldValue(pointer, node(value))), accounted(SUBMITTER)),
                CATALOGUE,
                TODAY);
    }

    private static Decision supplement(SubjectState state, String pointer, String value) {
        return MendRules.decide(
                state,
                new SupplementFact(
                        SUBJECT, record(1), List.of(new FieldValue(pointer, node(value))), accounted(SUBMITTER)),
                CATALOGUE,
                TODAY);
    }

    private static CreditEvent happened(Decision decision) {
        assertThat(decision).isInstanceOf(Decision.Happens.class);
        return ((Decision.Happens) decision).events().getFirst();
    }

    private static List<String> rules(Decision decision) {
        return decision instanceof Decision.Refused refused
                ? refused.refusals().stream().map(Refusal::rule).distinct().toList()
                : List.of(decision.toString());
    }

    private static JsonNode node(String json) {
        return json == null ? json("{}") : JsonMapper.shared().readTree(json);
    }
}
