package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.SupplementFact;
import org.chengxin.ledger.credit.CreditEvent.FactCorrected;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.FactSupplemented;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import org.chengxin.ledger.time.LedgerClock;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** The policy of the archive, event by event, through the aggregate that carries it. */
class CreditSubjectTest {

    private static final SubjectId SUBJECT = new SubjectId("01J00000000000000000000001");
    private static final RecordId RECORD = new RecordId("01J00000000000000000000002");
    private static final RecordId OTHER_RECORD = new RecordId("01J00000000000000000000003");
    private static final Organ MARKET = new Organ("江阴市市场监督管理局", code("1132028100000001"));
    private static final Organ FIRE = new Organ("江阴市消防救援大队", code("1132028100000002"));
    private static final Actor SUBMITTER = new Actor("submitter", Role.SUBMITTER, MARKET.uscc());
    private static final Actor OFFICE = new Actor("office", Role.OFFICE, null);
    private static final LegalBasis PRICE_LAW = new LegalBasis("中华人民共和国价格法", "第四十二条");

    private final AggregateTestFixture<CreditSubject> fixture = new AggregateTestFixture<>(CreditSubject.class);

    CreditSubjectTest() {
        fixture.registerInjectableResource(new Rulebook(
                Catalogues.only(Catalogue.load()),
                new LedgerClock(Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC))));
    }

    @Test
    void theOfficeOpensAnArchive() {
        given().when(new RegisterSubject(SUBJECT, enterprise(), Act.of(OFFICE)))
                .expectEvents(registered())
                .expectResultMessagePayloadMatching(org.hamcrest.Matchers.instanceOf(Answer.Done.class));
    }

    @Test
    void aSubmitterOpensNoArchiveByItself() {
        refused(given().when(new RegisterSubject(SUBJECT, enterprise(), Act.of(SUBMITTER))), "R-ACL");
    }

    @Test
    void anArchiveOpenedTwiceIsOpenedOnce() {
        given(registered())
                .when(new RegisterSubject(SUBJECT, enterprise(), Act.of(OFFICE)))
                .expectNoEvents();
    }

    @Test
    void anIdentifierIsNotGivenToAnotherName() {
        Registration other = new Registration(
                SubjectKind.ENTERPRISE,
                SubjectName.of(SubjectKind.ENTERPRISE, "江阴市别的有限公司"),
                enterprise().identifiers(),
                null,
                null);
        refused(given(registered()).when(new RegisterSubject(SUBJECT, other, Act.of(OFFICE))), "R-ID-TAKEN");
    }

    @Test
    void aBodyWithoutCodeSaysWhy() {
        Registration town = new Registration(
                SubjectKind.TOWN,
                SubjectName.of(SubjectKind.TOWN, "某园区"),
                List.of(Identifier.of(org.chengxin.ledger.subject.IdentifierScheme.LOCAL, "L-YUANQU-1")),
                null,
                null);
        refused(given().when(new RegisterSubject(SUBJECT, town, Act.of(OFFICE))), "R-ID-NO-CODE-REASON");
    }

    @Test
    void aRowOpensTheArchiveAndRecordsTheFact() {
        given().when(record(RECORD, penalty(), enterprise(), SUBMITTER))
                .expectResultMessagePayloadMatching(org.hamcrest.Matchers.instanceOf(Answer.Done.class))
                .expectState(s -> assertThat(s).isNotNull());
    }

    @Test
    void aFactAboutNobodyIsRefused() {
        refused(given().when(record(RECORD, penalty(), null, SUBMITTER)), "R-SUBJECT");
    }

    @Test
    void theSameFactAgainChangesNothing() {
        given(registered(), recorded())
                .when(record(OTHER_RECORD, penalty(), null, SUBMITTER))
                .expectNoEvents()
                .expectResultMessagePayloadMatching(org.axonframework.test.matchers.Matchers.matches(
                        a -> a instanceof Answer.Done done && done.repeated() && RECORD.equals(done.recordId())));
    }

    @Test
    void theSameDocumentWithOtherContentNeedsACorrection() {
        FactDraft other = draft("L", PRICE_LAW, LocalDate.of(2026, 6, 1), payload("警告"));
        FactDraft rewritten = new FactDraft(
                "AA-02",
                MARKET,
                MARKET,
                penalty().documentNo(),
                null,
                other.decidedOn(),
                null,
                null,
                List.of(PRICE_LAW),
                payload("罚款"),
                List.of(),
                List.of());
        refused(given(registered(), recorded()).when(record(OTHER_RECORD, rewritten, null, SUBMITTER)), "R-CONFLICT");
    }

    @Test
    void aSubmitterReportsForTheOwnOrganOnly() {
        Actor stranger = new Actor("stranger", Role.SUBMITTER, FIRE.uscc());
        refused(given(registered()).when(record(RECORD, penalty(), null, stranger)), "R-ACL");
    }

    @Test
    void anAuditorWritesNothing() {
        refused(
                given(registered()).when(record(RECORD, penalty(), null, new Actor("auditor", Role.AUDITOR, null))),
                "R-ACL");
    }

    @Test
    void aFactWithoutLegalBasisIsUnrecordable() {
        FactDraft p = penalty();
        FactDraft bare = new FactDraft(
                p.type(),
                p.source(),
                p.authority(),
                p.documentNo(),
                null,
                p.decidedOn(),
                null,
                null,
                List.of(),
                p.payload(),
                List.of(),
                List.of());
        refused(given(registered()).when(record(RECORD, bare, null, SUBMITTER)), "R-BASIS");
    }

    @Test
    void aDecisionOfTomorrowIsRefused() {
        FactDraft tomorrow = draft("文", PRICE_LAW, LocalDate.of(2026, 11, 23), payload("警告"));
        refused(given(registered()).when(record(RECORD, tomorrow, null, SUBMITTER)), "R-DATE-FUTURE");
    }

    @Test
    void aDecisionOfTodayInShanghaiIsTaken() {
        FactDraft today = draft("文", PRICE_LAW, LocalDate.of(2026, 11, 22), payload("警告"));
        given(registered())
                .when(record(RECORD, today, null, SUBMITTER))
                .expectResultMessagePayloadMatching(org.hamcrest.Matchers.instanceOf(Answer.Done.class));
    }

    @Test
    void aCorrectionNamesWhatItCorrectsAndStatesTheWhole() {
        given(registered(), recorded())
                .when(new CorrectFact(
                        SUBJECT,
                        RECORD,
                        List.of(new FieldValue("/payload/content", StringNode.valueOf("责令改正，罚款一万元。"))),
                        act(SUBMITTER)))
                .expectEventsMatching(org.axonframework.test.matchers.Matchers.payloadsMatching(
                        org.axonframework.test.matchers.Matchers.exactSequenceOf(
                                org.axonframework.test.matchers.Matchers.matches(e -> e instanceof FactCorrected c
                                        && c.changes().size() == 1
                                        && c.changes().getFirst().pointer().equals("/payload/content")
                                        && c.fact()
                                                .payload()
                                                .get("content")
                                                .stringValue()
                                                .startsWith("责令改正，罚款一万")))));
    }

    @Test
    void aCorrectionWithoutReasonIsRefused() {
        refused(
                given(registered(), recorded())
                        .when(new CorrectFact(
                                SUBJECT,
                                RECORD,
                                List.of(new FieldValue("/payload/content", StringNode.valueOf("别的"))),
                                Act.of(SUBMITTER))),
                "R-ACT-REASON");
    }

    @Test
    void aCorrectionThatChangesNothingIsRefused() {
        refused(
                given(registered(), recorded())
                        .when(new CorrectFact(
                                SUBJECT,
                                RECORD,
                                List.of(new FieldValue("/payload/content", StringNode.valueOf("责令改正。"))),
                                act(SUBMITTER))),
                "R-NO-CHANGE");
    }

    @Test
    void theSourceOfARecordIsNeverCorrected() {
        refused(
                given(registered(), recorded())
                        .when(new CorrectFact(
                                SUBJECT,
                                RECORD,
                                List.of(new FieldValue("/source/uscc", StringNode.valueOf(FIRE.uscc()))),
                                act(OFFICE))),
                "R-FIELD");
    }

    @Test
    void aSupplementAddsWhatWasMissing() {
        given(registered(), recorded())
                .when(new SupplementFact(
                        SUBJECT,
                        RECORD,
                        List.of(new FieldValue("/documentTitle", StringNode.valueOf("行政处罚决定书"))),
                        act(SUBMITTER)))
                .expectEventsMatching(org.axonframework.test.matchers.Matchers.payloadsMatching(
                        org.axonframework.test.matchers.Matchers.exactSequenceOf(
                                org.axonframework.test.matchers.Matchers.matches(e -> e instanceof FactSupplemented s
                                        && "行政处罚决定书".equals(s.fact().documentTitle())))));
    }

    @Test
    void aSupplementReplacesNothing() {
        refused(
                given(registered(), recorded())
                        .when(new SupplementFact(
                                SUBJECT,
                                RECORD,
                                List.of(new FieldValue("/payload/content", StringNode.valueOf("别的"))),
                                act(SUBMITTER))),
                "R-SUPPLEMENT");
    }

    @Test
    void aRevokedRecordStaysInTheHistoryAndIsMendedNoMore() {
        FactRevoked revoked = new FactRevoked(SUBJECT, RECORD, RevocationGround.DECISION_REVOKED, act(OFFICE));
        given(registered(), recorded())
                .when(new RevokeFact(SUBJECT, RECORD, RevocationGround.DECISION_REVOKED, act(OFFICE)))
                .expectEvents(revoked);
        refused(
                new AggregateTestFixture<>(CreditSubject.class)
                        .registerInjectableResource(
                                new Rulebook(Catalogues.only(Catalogue.load()), LedgerClock.system()))
                        .given(registered(), recorded(), revoked)
                        .when(new CorrectFact(
                                SUBJECT,
                                RECORD,
                                List.of(new FieldValue("/payload/content", StringNode.valueOf("别的"))),
                                act(OFFICE))),
                "R-STATE");
    }

    @Test
    void aRevokedDocumentIsRecordedAnewWithOtherContent() {
        FactRevoked revoked = new FactRevoked(SUBJECT, RECORD, RevocationGround.RECORDED_IN_ERROR, act(OFFICE));
        FactDraft other = new FactDraft(
                "AA-02",
                MARKET,
                MARKET,
                penalty().documentNo(),
                null,
                penalty().decidedOn(),
                null,
                null,
                List.of(PRICE_LAW),
                payload("罚款"),
                List.of(),
                List.of());
        given(registered(), recorded(), revoked)
                .when(record(OTHER_RECORD, other, null, SUBMITTER))
                .expectResultMessagePayloadMatching(org.axonframework.test.matchers.Matchers.matches(
                        a -> a instanceof Answer.Done done && OTHER_RECORD.equals(done.recordId())));
    }

    @Test
    void theFileThatHeldARevokedFactDoesNotBringItBack() {
        FactRevoked revoked = new FactRevoked(SUBJECT, RECORD, RevocationGround.RECORDED_IN_ERROR, act(OFFICE));
        given(registered(), recorded(), revoked)
                .when(record(OTHER_RECORD, penalty(), null, SUBMITTER))
                .expectNoEvents();
    }

    @Test
    void anotherOrganRevokesNothing() {
        Actor stranger = new Actor("stranger", Role.SUBMITTER, FIRE.uscc());
        refused(
                given(registered(), recorded())
                        .when(new RevokeFact(SUBJECT, RECORD, RevocationGround.RECORDED_IN_ERROR, act(stranger))),
                "R-ACL");
    }

    @Test
    void aRecordThatWasNeverMadeIsUnknown() {
        refused(
                given(registered())
                        .when(new RevokeFact(SUBJECT, RECORD, RevocationGround.RECORDED_IN_ERROR, act(OFFICE))),
                "R-RECORD");
    }

    private TestExecutor<CreditSubject> given(Object... events) {
        return events.length == 0 ? fixture.givenNoPriorActivity() : fixture.given(events);
    }

    private static void refused(org.axonframework.test.aggregate.ResultValidator<CreditSubject> result, String rule) {
        result.expectNoEvents()
                .expectResultMessagePayloadMatching(org.axonframework.test.matchers.Matchers.matches(answer -> answer
                                instanceof Answer.Refused refused
                        && refused.refusals().stream().anyMatch(r -> r.rule().equals(rule))));
    }

    private static RecordFact record(RecordId id, FactDraft draft, Registration registration, Actor actor) {
        return new RecordFact(SUBJECT, id, registration, draft, SubjectKind.DEPARTMENT, Act.of(actor), null);
    }

    private static SubjectRegistered registered() {
        Registration r = enterprise();
        return new SubjectRegistered(SUBJECT, r.kind(), r.name(), r.identifiers(), null, null, Act.of(OFFICE), null);
    }

    private static FactRecorded recorded() {
        FactRules.Outcome outcome =
                FactRules.judge(SubjectKind.ENTERPRISE, penalty(), Catalogue.load(), LocalDate.of(2026, 11, 22));
        assertThat(outcome.refusals()).isEmpty();
        return new FactRecorded(SUBJECT, RECORD, outcome.fact(), outcome.judgement(), Act.of(SUBMITTER), null);
    }

    private static Registration enterprise() {
        return new Registration(
                SubjectKind.ENTERPRISE,
                SubjectName.of(SubjectKind.ENTERPRISE, "江阴市示例有限公司"),
                List.of(Identifier.uscc(code("91320281MA000000"))),
                null,
                null);
    }

    private static FactDraft penalty() {
        return draft("澄市监处罚〔2026〕1号", PRICE_LAW, LocalDate.of(2026, 6, 1), payload("警告"));
    }

    private static FactDraft draft(String documentNo, LegalBasis basis, LocalDate decidedOn, ObjectNode payload) {
        return new FactDraft(
                "AA-02",
                MARKET,
                MARKET,
                documentNo,
                null,
                decidedOn,
                null,
                null,
                List.of(basis),
                payload,
                List.of(),
                List.of());
    }

    private static ObjectNode payload(String kind) {
        ObjectNode payload = JsonMapper.shared().createObjectNode();
        payload.put("violation", "未按规定明码标价").put("facts", "经查，当事人未按规定明码标价。").put("content", "责令改正。");
        payload.putArray("kind").add(kind);
        return payload;
    }

    private static Act act(Actor actor) {
        return new Act(
                actor,
                new PersonalText("原件与系统不一致"),
                List.of(new LegalBasis("中华人民共和国行政处罚法", "第四十八条")),
                new DocumentRef("澄市监更〔2026〕1号", null));
    }

    private static String code(String first16) {
        return UnifiedSocialCreditCode.complete(first16).value();
    }
}
