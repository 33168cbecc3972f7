package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.SUBMITTER;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.ConfirmErasure;
import org.chengxin.ledger.credit.CreditCommand.ConfirmLift;
import org.chengxin.ledger.credit.CreditCommand.ConfirmRestriction;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.DeclineErasure;
import org.chengxin.ledger.credit.CreditCommand.DeclineLift;
import org.chengxin.ledger.credit.CreditCommand.DeclineRestriction;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.OrderErasure;
import org.chengxin.ledger.credit.CreditCommand.OrderLift;
import org.chengxin.ledger.credit.CreditCommand.OrderRestriction;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.SupplementFact;
import org.chengxin.ledger.credit.CreditEvent.ErasureDeclined;
import org.chengxin.ledger.credit.CreditEvent.ErasureOrdered;
import org.chengxin.ledger.credit.CreditEvent.LiftDeclined;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.ProcessingRestricted;
import org.chengxin.ledger.credit.CreditEvent.RestrictionDeclined;
import org.chengxin.ledger.credit.CreditEvent.RestrictionLifted;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.Facts;
import org.chengxin.ledger.time.LedgerClock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Erasure and restriction: who may order, who must confirm, what forbids them and what they do to the archive. */
class ProtectionRulesTest {

    private static final Rulebook RULEBOOK = new Rulebook(
            Catalogues.only(Catalogue.load()),
            new LedgerClock(Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC)));
    private static final Actor SECOND = new Actor("office-2", Role.OFFICE, null);
    private static final LegalBasis ITEM_1 = new LegalBasis("中华人民共和国个人信息保护法", "第四十七条第一款第一项");
    private static final LegalBasis LAST_PARAGRAPH = new LegalBasis("中华人民共和国个人信息保护法", "第四十七条第二款");
    private static final LegalBasis JUDGEMENT = new LegalBasis("（2026）苏0281民初1号民事判决书", null);
    private static final DocumentRef APPROVAL = new DocumentRef("江信删〔2026〕1号", null);

    @Test
    void oneOrdersASecondConfirmsAndTheEventNamesBothTheGroundTheBasisAndTheDocument() {
        Archive archive = archive(SubjectKind.PERSON);

        ErasureOrdered ordered = (ErasureOrdered) archive.happens(erase(OFFICE));
        PersonalDataErased erased = (PersonalDataErased) archive.happens(confirmErasure(SECOND));

        assertThat(ordered.order()).isEqualTo(1);
        assertThat(ordered.act().legalBasis()).containsExactly(ITEM_1);
        assertThat(erased.order()).isEqualTo(1);
        assertThat(erased.ground()).isEqualTo(ErasureGround.PURPOSE_MET);
        assertThat(erased.orderedBy()).isEqualTo(OFFICE);
        assertThat(erased.act()).isEqualTo(new Act(SECOND, null, List.of(ITEM_1), APPROVAL));
    }

    @ParameterizedTest
    @MethodSource("samePeople")
    void whoeverOrderedDoesNotConfirm(Actor again) {
        Archive archive = archive(SubjectKind.PERSON);
        archive.happens(erase(OFFICE));
        archive.happens(restrict(OFFICE));

        assertThat(archive.refused(confirmErasure(again))).isEqualTo("R-4EYE");
        assertThat(archive.refused(confirmRestriction(again))).isEqualTo("R-4EYE");

        archive.happens(confirmRestriction(SECOND));
        archive.happens(lift(OFFICE));
        assertThat(archive.refused(confirmLift(again))).isEqualTo("R-4EYE");
    }

    /** One name is one person, whatever the account is of and however it is spelt. */
    static Stream<Actor> samePeople() {
        return Stream.of(OFFICE, new Actor("OFFICE", Role.OFFICE, null), new Actor("office", Role.OFFICE, "L-X1"));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OFFICE")
    void nobodyButTheOfficeTakesPart(Role role) {
        Actor other = new Actor("other", role, Facts.MARKET.uscc());
        Archive archive = archive(SubjectKind.PERSON);
        for (CreditCommand command : everyStep(other)) {
            assertThat(archive.refused(command)).as("%s", command).isEqualTo("R-ACL");
        }
        archive.happens(erase(OFFICE));
        archive.happens(restrict(OFFICE));
        for (CreditCommand command : everyStep(other)) {
            assertThat(archive.refused(command)).as("%s", command).isEqualTo("R-ACL");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = SubjectKind.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"PERSON", "HOUSEHOLD", "CIVIL_SERVANT"})
    void theArchiveOfABodyIsNotErasedButMayBeRestricted(SubjectKind kind) {
        Archive archive = archive(kind);

        assertThat(archive.refused(erase(OFFICE))).isEqualTo("R-ERASE-KIND");
        archive.happens(restrict(OFFICE));
        archive.happens(confirmRestriction(SECOND));
    }

    @Test
    void theArchiveOfACivilServantIsKeptByLawAndTheRefusalNamesRuleAndLawAndTheOtherLever() {
        Archive archive = archive(SubjectKind.CIVIL_SERVANT);

        Refusal refusal = archive.refusal(erase(OFFICE));

        assertThat(refusal.rule()).isEqualTo("R-RETENTION");
        assertThat(refusal.basis()).isEqualTo(new LegalBasis("中华人民共和国档案法", "第二十一条"));
        assertThat(refusal.message().zh()).contains("RET-CIVIL-SERVANT", "限制处理");
        assertThat(refusal.message().en()).contains("RET-CIVIL-SERVANT", "restrict");
        archive.happens(restrict(OFFICE));
        archive.happens(confirmRestriction(SECOND));
    }

    @Test
    void anOrderTakenBackOrDeclinedWithAReasonHasNoEffectAndAnotherMayFollow() {
        Archive archive = archive(SubjectKind.PERSON);
        archive.happens(erase(OFFICE));
        assertThat(((ErasureDeclined) archive.happens(declineErasure(1, OFFICE))).withdrawn())
                .isTrue();
        assertThat(archive.refused(new ConfirmErasure(SUBJECT, 1, Act.of(SECOND))))
                .isEqualTo("R-STATE");

        assertThat(((ErasureOrdered) archive.happens(erase(OFFICE))).order()).isEqualTo(2);
        assertThat(((ErasureDeclined) archive.happens(declineErasure(2, SECOND))).withdrawn())
                .isFalse();
        archive.happens(record(2, SUBMITTER));
    }

    @Test
    void whoeverDeclinesSaysWhy() {
        Archive archive = archive(SubjectKind.PERSON);
        archive.happens(erase(OFFICE));
        archive.happens(restrict(OFFICE));

        assertThat(archive.refused(new DeclineErasure(SUBJECT, 1, Act.of(SECOND))))
                .isEqualTo("R-ACT-REASON");
        assertThat(archive.refused(new DeclineRestriction(SUBJECT, 1, Act.of(SECOND))))
                .isEqualTo("R-ACT-REASON");
        archive.happens(confirmRestriction(SECOND));
        archive.happens(lift(OFFICE));
        assertThat(archive.refused(new DeclineLift(SUBJECT, 1, Act.of(SECOND)))).isEqualTo("R-ACT-REASON");
    }

    @Test
    void whatIsErasedTakesNothingMore() {
        Archive archive = erased();

        assertThat(archive.refused(record(2, SUBMITTER))).isEqualTo("R-ERASED");
        assertThat(archive.refused(new RegisterSubject(SUBJECT, Facts.person(SubjectKind.PERSON), Act.of(OFFICE))))
                .isEqualTo("R-ERASED");
        for (CreditCommand command : mendings()) {
            assertThat(archive.refused(command)).as("%s", command).isEqualTo("R-ERASED");
        }
        assertThat(archive.refused(erase(OFFICE))).isEqualTo("R-ERASED");
        assertThat(archive.refused(restrict(OFFICE))).isEqualTo("R-ERASED");
        assertThat(archive.refused(lift(OFFICE))).isEqualTo("R-ERASED");
    }

    @Test
    void whatIsRestrictedIsStoredAndNothingElseUntilTwoPeopleLiftIt() {
        Archive archive = archive(SubjectKind.ENTERPRISE);
        archive.happens(restrict(OFFICE));
        archive.happens(record(2, SUBMITTER));

        ProcessingRestricted restricted = (ProcessingRestricted) archive.happens(confirmRestriction(SECOND));
        assertThat(restricted.orderedBy()).isEqualTo(OFFICE);
        assertThat(restricted.act().legalBasis()).containsExactly(LAST_PARAGRAPH);
        assertThat(archive.refused(record(3, SUBMITTER))).isEqualTo("R-RESTRICTED");
        for (CreditCommand command : mendings()) {
            assertThat(archive.refused(command)).as("%s", command).isEqualTo("R-RESTRICTED");
        }

        // Lifting is a decision of its own: whoever confirmed the restriction may be the first to want it lifted.
        archive.happens(lift(SECOND));
        assertThat(archive.refused(record(3, SUBMITTER))).isEqualTo("R-RESTRICTED");
        RestrictionLifted lifted = (RestrictionLifted) archive.happens(confirmLift(OFFICE));
        assertThat(lifted.orderedBy()).isEqualTo(SECOND);
        assertThat(lifted.act().legalBasis()).containsExactly(JUDGEMENT);
        archive.happens(record(3, SUBMITTER));
        assertThat(((CreditEvent.RestrictionOrdered) archive.happens(restrict(OFFICE))).order())
                .isEqualTo(2);
    }

    @Test
    void whoeverHasNoRightLearnsNothingOfARestriction() {
        Archive archive = archive(SubjectKind.PERSON);
        archive.happens(restrict(OFFICE));
        archive.happens(confirmRestriction(SECOND));
        Actor stranger = new Actor("stranger", Role.SUBMITTER, Facts.FIRE.uscc());

        assertThat(archive.refused(record(2, stranger))).isEqualTo("R-ACL");
        assertThat(archive.refused(new RevokeFact(
                        SUBJECT, Facts.record(1), RevocationGround.RECORDED_IN_ERROR, accounted(stranger))))
                .isEqualTo("R-ACL");
    }

    @Test
    void aLiftDeclinedLeavesTheRestrictionInForce() {
        Archive archive = archive(SubjectKind.PERSON);
        archive.happens(restrict(OFFICE));
        archive.happens(confirmRestriction(SECOND));
        archive.happens(lift(OFFICE));

        assertThat(((LiftDeclined) archive.happens(new DeclineLift(SUBJECT, 1, accounted(SECOND)))).withdrawn())
                .isFalse();
        assertThat(archive.refused(confirmLift(SECOND))).isEqualTo("R-STATE");
        assertThat(archive.refused(record(2, SUBMITTER))).isEqualTo("R-RESTRICTED");
        archive.happens(lift(SECOND));
        assertThat(((LiftDeclined) archive.happens(new DeclineLift(SUBJECT, 1, accounted(SECOND)))).withdrawn())
                .isTrue();
    }

    /** A restriction protects what must be kept; when nothing must be kept any more, the archive may go. */
    @Test
    void aRestrictedArchiveMayBeErasedAndTheRestrictionEndsWithIt() {
        Archive archive = archive(SubjectKind.PERSON);
        archive.happens(restrict(OFFICE));
        archive.happens(confirmRestriction(SECOND));
        archive.happens(erase(OFFICE));
        archive.happens(confirmErasure(SECOND));

        assertThat(archive.state.restriction()).isEmpty();
        assertThat(archive.state.restrictions().getFirst().stage()).isEqualTo(OrderStage.OVERTAKEN);
        assertThat(archive.refused(record(2, SUBMITTER))).isEqualTo("R-ERASED");
    }

    @Test
    void oneOrderWaitsAtATime() {
        Archive archive = archive(SubjectKind.PERSON);
        archive.happens(erase(OFFICE));
        archive.happens(restrict(OFFICE));

        assertThat(archive.refused(erase(SECOND))).isEqualTo("R-ORDER-WAITING");
        assertThat(archive.refused(restrict(SECOND))).isEqualTo("R-ORDER-WAITING");
        archive.happens(confirmRestriction(SECOND));
        assertThat(archive.refused(restrict(OFFICE))).isEqualTo("R-ORDER-WAITING");
    }

    @Test
    void aStepSaidAgainByTheSamePersonIsAnsweredAsTheFirstTime() {
        Archive archive = archive(SubjectKind.PERSON);
        archive.happens(restrict(OFFICE));
        assertThat(archive.decide(restrict(OFFICE))).isEqualTo(new Decision.AlreadyOrdered(1, "event-3"));
        archive.happens(confirmRestriction(SECOND));
        assertThat(archive.decide(confirmRestriction(SECOND))).isEqualTo(new Decision.AlreadyOrdered(1, "event-4"));
        archive.happens(lift(OFFICE));
        assertThat(archive.decide(lift(OFFICE))).isEqualTo(new Decision.AlreadyOrdered(1, "event-5"));
        archive.happens(confirmLift(SECOND));
        assertThat(archive.decide(confirmLift(SECOND))).isEqualTo(new Decision.AlreadyOrdered(1, "event-6"));
        archive.happens(restrict(OFFICE));
        RestrictionDeclined declined = (RestrictionDeclined) archive.happens(declineRestriction(2, SECOND));
        assertThat(declined.withdrawn()).isFalse();
        assertThat(archive.decide(declineRestriction(2, SECOND))).isEqualTo(new Decision.AlreadyOrdered(2, "event-8"));

        archive.happens(erase(OFFICE));
        assertThat(archive.decide(erase(OFFICE))).isEqualTo(new Decision.AlreadyOrdered(1, "event-9"));
        archive.happens(declineErasure(1, OFFICE));
        assertThat(archive.decide(declineErasure(1, OFFICE))).isEqualTo(new Decision.AlreadyOrdered(1, "event-10"));
        archive.happens(erase(OFFICE));
        archive.happens(confirmErasure(2, SECOND));
        assertThat(archive.decide(confirmErasure(2, SECOND))).isEqualTo(new Decision.AlreadyOrdered(2, "event-12"));
    }

    @Test
    void anOrderThatNobodyGaveIsUnknown() {
        Archive archive = archive(SubjectKind.PERSON);
        for (CreditCommand command : everyStep(SECOND)) {
            if (!(command instanceof OrderErasure) && !(command instanceof OrderRestriction)) {
                assertThat(archive.refused(command)).as("%s", command).isEqualTo("R-ORDER");
            }
        }
        archive.happens(erase(OFFICE));
        for (int number : List.of(Integer.MIN_VALUE, -1, 0, 2, Integer.MAX_VALUE)) {
            assertThat(archive.refused(confirmErasure(number, SECOND))).isEqualTo("R-ORDER");
        }
    }

    @Test
    void anOrderIsAccountedFor() {
        Archive archive = archive(SubjectKind.PERSON);
        PersonalText reason = new PersonalText("本人书面申请");

        assertThat(archive.refused(new OrderErasure(SUBJECT, ErasureGround.PURPOSE_MET, Act.of(OFFICE))))
                .isEqualTo("R-ACT-REASON");
        assertThat(archive.refused(
                        new OrderErasure(SUBJECT, ErasureGround.PURPOSE_MET, new Act(OFFICE, reason, List.of(), null))))
                .isEqualTo("R-ACT-DOCUMENT");
        assertThat(archive.refused(new OrderErasure(
                        SUBJECT, ErasureGround.COURT_DECISION, new Act(OFFICE, reason, List.of(), APPROVAL))))
                .isEqualTo("R-ACT-BASIS");
        assertThat(archive.refused(new OrderErasure(
                        SUBJECT, ErasureGround.OTHER_LAW, new Act(OFFICE, reason, List.of(), APPROVAL))))
                .isEqualTo("R-ACT-BASIS");
        assertThat(archive.refused(new OrderRestriction(
                        SUBJECT, RestrictionGround.COURT_DECISION, new Act(OFFICE, reason, List.of(), APPROVAL))))
                .isEqualTo("R-ACT-BASIS");
        assertThat(archive.refused(new OrderErasure(
                        SUBJECT,
                        ErasureGround.PURPOSE_MET,
                        new Act(OFFICE, reason, List.of(), new DocumentRef("号".repeat(129), null)))))
                .isEqualTo("R-LENGTH");
        assertThat(archive.refused(new OrderErasure(
                        SUBJECT,
                        ErasureGround.PURPOSE_MET,
                        new Act(OFFICE, reason, List.of(), new DocumentRef("1号", "\u0000")))))
                .isEqualTo("R-TEXT-CONTROL");

        ErasureOrdered ordered = (ErasureOrdered) archive.happens(new OrderErasure(
                SUBJECT, ErasureGround.COURT_DECISION, new Act(OFFICE, reason, List.of(JUDGEMENT), APPROVAL)));
        assertThat(ordered.act().legalBasis()).containsExactly(JUDGEMENT);
    }

    @Test
    void theProtectionOfASubjectThatIsNotRegisteredIsRefused() {
        Archive archive = new Archive();

        assertThat(archive.refused(erase(OFFICE))).isEqualTo("R-SUBJECT");
        assertThat(archive.refused(restrict(OFFICE))).isEqualTo("R-SUBJECT");
    }

    @Test
    void everyGroundRestsOnTheLawOrAsksForOne() {
        assertThat(Arrays.stream(ErasureGround.values()).filter(g -> g.basis().isEmpty()))
                .allSatisfy(ground -> assertThat(ground.needsLawNamed()).isTrue());
        assertThat(Arrays.stream(ErasureGround.values())
                        .flatMap(g -> g.basis().stream())
                        .map(LegalBasis::article))
                .containsExactly("第四十七条第一款第一项", "第四十七条第一款第二项", "第四十七条第一款第三项", "第四十七条第一款第四项", "第四十七条第一款第五项");
    }

    /** An archive and what has happened to it; its events are counted from 1. */
    private static final class Archive {
        private final SubjectState state = new SubjectState();
        private int events;

        Decision decide(CreditCommand command) {
            return RULEBOOK.decide(state, command);
        }

        CreditEvent happens(CreditCommand command) {
            Decision decision = decide(command);
            assertThat(decision).as("%s", command).isInstanceOf(Decision.Happens.class);
            List<CreditEvent> happened = new ArrayList<>(((Decision.Happens) decision).events());
            happened.forEach(event -> state.evolve(event, "event-" + ++events));
            return happened.getLast();
        }

        Refusal refusal(CreditCommand command) {
            Decision decision = decide(command);
            assertThat(decision).as("%s", command).isInstanceOf(Decision.Refused.class);
            return ((Decision.Refused) decision).refusals().getFirst();
        }

        String refused(CreditCommand command) {
            return refusal(command).rule();
        }
    }

    private static Archive archive(SubjectKind kind) {
        Archive archive = new Archive();
        archive.happens(new RegisterSubject(
                SUBJECT, kind.isNaturalPerson() ? Facts.person(kind) : Facts.body(kind), Act.of(OFFICE)));
        if (kind == SubjectKind.PERSON || kind == SubjectKind.ENTERPRISE) {
            archive.happens(record(1, SUBMITTER));
        }
        return archive;
    }

    private static Archive erased() {
        Archive archive = archive(SubjectKind.PERSON);
        archive.happens(erase(OFFICE));
        archive.happens(confirmErasure(SECOND));
        return archive;
    }

    private static RecordFact record(int n, Actor actor) {
        return new RecordFact(
                SUBJECT,
                Facts.record(n),
                null,
                Facts.penalty(n + "号", LocalDate.of(2026, 6, 1), "警告"),
                SubjectKind.DEPARTMENT,
                Act.of(actor),
                null);
    }

    private static List<CreditCommand> mendings() {
        List<FieldValue> title =
                List.of(new FieldValue("/documentTitle", JsonMapper.shared().valueToTree("决定书")));
        return List.of(
                new CorrectFact(SUBJECT, Facts.record(1), title, accounted(OFFICE)),
                new SupplementFact(SUBJECT, Facts.record(1), title, accounted(OFFICE)),
                new RevokeFact(SUBJECT, Facts.record(1), RevocationGround.RECORDED_IN_ERROR, accounted(OFFICE)));
    }

    private static List<CreditCommand> everyStep(Actor actor) {
        return List.of(
                erase(actor),
                confirmErasure(actor),
                declineErasure(1, actor),
                restrict(actor),
                confirmRestriction(actor),
                declineRestriction(1, actor),
                lift(actor),
                confirmLift(actor),
                new DeclineLift(SUBJECT, 1, accounted(actor)));
    }

    private static OrderErasure erase(Actor actor) {
        return new OrderErasure(
                SUBJECT, ErasureGround.PURPOSE_MET, new Act(actor, new PersonalText("本人书面申请"), List.of(), APPROVAL));
    }

    private static ConfirmErasure confirmErasure(Actor actor) {
        return confirmErasure(1, actor);
    }

    private static ConfirmErasure confirmErasure(int order, Actor actor) {
        return new ConfirmErasure(SUBJECT, order, Act.of(actor));
    }

    private static DeclineErasure declineErasure(int order, Actor actor) {
        return new DeclineErasure(SUBJECT, order, accounted(actor));
    }

    private static OrderRestriction restrict(Actor actor) {
        return new OrderRestriction(
                SUBJECT,
                RestrictionGround.RETENTION_RUNNING,
                new Act(actor, new PersonalText("保存期限未届满"), List.of(), APPROVAL));
    }

    private static ConfirmRestriction confirmRestriction(Actor actor) {
        return new ConfirmRestriction(SUBJECT, 1, Act.of(actor));
    }

    private static DeclineRestriction declineRestriction(int order, Actor actor) {
        return new DeclineRestriction(SUBJECT, order, accounted(actor));
    }

    private static OrderLift lift(Actor actor) {
        return new OrderLift(SUBJECT, 1, new Act(actor, new PersonalText("争议已经了结"), List.of(JUDGEMENT), APPROVAL));
    }

    private static ConfirmLift confirmLift(Actor actor) {
        return new ConfirmLift(SUBJECT, 1, Act.of(actor));
    }
}
