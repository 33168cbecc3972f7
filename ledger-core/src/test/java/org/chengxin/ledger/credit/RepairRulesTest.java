package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.credit.RepairArchive.COMPANY;
import static org.chengxin.ledger.credit.RepairArchive.DIGEST;
import static org.chengxin.ledger.credit.RepairArchive.PROMISE;
import static org.chengxin.ledger.credit.RepairArchive.PROOFS;
import static org.chengxin.ledger.credit.RepairArchive.SECOND;
import static org.chengxin.ledger.credit.RepairArchive.accept;
import static org.chengxin.ledger.credit.RepairArchive.apply;
import static org.chengxin.ledger.credit.RepairArchive.because;
import static org.chengxin.ledger.credit.RepairArchive.decided;
import static org.chengxin.ledger.credit.RepairArchive.grant;
import static org.chengxin.ledger.credit.RepairArchive.penalised;
import static org.chengxin.ledger.credit.RepairArchive.review;
import static org.chengxin.ledger.support.Facts.FIRE;
import static org.chengxin.ledger.support.Facts.MARKET;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.SUBMITTER;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.catalogue.Severity;
import org.chengxin.ledger.credit.CreditCommand.AcceptRepair;
import org.chengxin.ledger.credit.CreditCommand.ApplyForRepair;
import org.chengxin.ledger.credit.CreditCommand.ConfirmRestriction;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.DeclineRepair;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.GrantRepair;
import org.chengxin.ledger.credit.CreditCommand.OrderRestriction;
import org.chengxin.ledger.credit.CreditCommand.RefuseRepair;
import org.chengxin.ledger.credit.CreditCommand.RequestRepairSupplement;
import org.chengxin.ledger.credit.CreditCommand.ReviewRepairAtSource;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.RevokeRepair;
import org.chengxin.ledger.credit.CreditCommand.SupplementFact;
import org.chengxin.ledger.credit.CreditCommand.SupplementRepair;
import org.chengxin.ledger.credit.CreditEvent.RepairApplied;
import org.chengxin.ledger.credit.CreditEvent.RepairDeclined;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairRefused;
import org.chengxin.ledger.credit.CreditEvent.RepairRevoked;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplemented;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.StringNode;

/** The repair of a record from the application to its end: who takes which step, when, and what it does to the record. */
class RepairRulesTest {

    private static final String FINE = "没收违法所得、没收非法财物";
    private static final LocalDate JUNE_2025 = LocalDate.of(2025, 6, 15);
    private static final LocalDate JUNE_2026 = LocalDate.of(2026, 6, 15);
    private static final LocalDate ELIGIBLE = LocalDate.of(2026, 9, 15);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final LegalBasis ORDER_36 = new LegalBasis("信用修复管理办法", null);

    @Test
    void theSubjectAppliesTheOfficeAcceptsTheSourceReviewsASecondPersonGrants() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        assertThat(archive.isPublicOn(TODAY)).isTrue();

        RepairApplied applied = (RepairApplied) archive.happens(apply(COMPANY));
        archive.happens(accept(OFFICE));
        archive.happens(review(SUBMITTER, true));
        RepairGranted granted = (RepairGranted) archive.happens(grant(SECOND));

        assertThat(applied.repair()).isEqualTo(1);
        assertThat(applied.terms()).isEqualTo(new RepairTerms(1, "REP-2026", Severity.GENERAL, ELIGIBLE, ORDER_36));
        assertThat(granted.terms()).isEqualTo(applied.terms());
        assertThat(granted.acceptedBy()).isEqualTo(OFFICE);
        assertThat(granted.act().legalBasis()).containsExactly(ORDER_36);
        assertThat(archive.shown().status()).isEqualTo(RecordStatus.REPAIRED);
        assertThat(archive.shown().repair().stage()).isEqualTo(RepairStage.GRANTED);
        assertThat(archive.shown().repair().since()).isEqualTo(TODAY);
        assertThat(archive.isPublicOn(TODAY)).as("publication ends that day").isFalse();
        assertThat(archive.shown().isAtRest()).isTrue();
    }

    /** One kind of penalty, a year apart. */
    @Test
    void eachRecordIsRepairedByTheRuleOfItsDay() {
        assertThat(penalised(JUNE_2025, LocalDate.of(2025, 9, 14), FINE)
                        .refusal(apply(COMPANY))
                        .message()
                        .zh())
                .contains("REP-2023", "2025-09-15");
        assertThat(penalised(JUNE_2026, LocalDate.of(2026, 9, 14), FINE)
                        .refusal(apply(COMPANY))
                        .message()
                        .zh())
                .contains("REP-2026", "2026-09-15");

        RepairApplied older = (RepairApplied)
                penalised(JUNE_2025, LocalDate.of(2025, 9, 15), FINE).happens(apply(COMPANY));
        RepairApplied newer =
                (RepairApplied) penalised(JUNE_2026, ELIGIBLE, FINE).happens(apply(COMPANY));
        assertThat(older.terms().rule()).isEqualTo("REP-2023");
        assertThat(newer.terms().rule()).isEqualTo("REP-2026");
    }

    @Test
    void theOfficeAppliesForTheSubject() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(OFFICE));
        assertThat(archive.shown().repair().stage()).isEqualTo(RepairStage.APPLIED);
        assertThat(archive.isPublicOn(TODAY)).as("asking ends nothing").isTrue();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OFFICE", "SUBJECT"})
    void nobodyElseAppliesForARepair(Role role) {
        assertThat(penalised(JUNE_2026, TODAY, FINE).refused(apply(new Actor("other", role, COMPANY.organ()))))
                .containsExactly("R-ACL");
    }

    @Test
    void aSubjectAppliesForItsOwnRecordsOnly() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        assertThat(archive.refused(apply(new Actor("other", Role.SUBJECT, FIRE.uscc()))))
                .containsExactly("R-ACL");
        assertThat(archive.refused(apply(new Actor("nobody", Role.SUBJECT, null))))
                .containsExactly("R-ACL");
    }

    /** A personal number must not stand in an event, so the account of a person is bound by the id of the archive. */
    @Test
    void aPersonAppliesByTheIdOfTheArchive() {
        RepairArchive archive = RepairArchive.of(SubjectKind.PERSON, TODAY);
        archive.happens(RepairArchive.penalty(1, JUNE_2026, FINE));
        String number = CitizenId.complete("32028119900101123").value();

        assertThat(archive.refused(apply(new Actor("self", Role.SUBJECT, number))))
                .containsExactly("R-ACL");
        archive.happens(apply(new Actor("self", Role.SUBJECT, SUBJECT.value())));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OFFICE")
    void nobodyButTheOfficeTakesUpAndDecides(Role role) {
        Actor other = new Actor("other", role, MARKET.uscc());
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        for (boolean there : new boolean[] {false, true}) {
            for (CreditCommand command : stepsOfTheOffice(other)) {
                assertThat(archive.refused(command)).as("%s", command).containsExactly("R-ACL");
            }
            if (!there) {
                archive.happens(apply(COMPANY));
            }
        }
    }

    @Test
    void onlyTheSourceOrTheAuthorityReviews() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        archive.happens(accept(OFFICE));

        assertThat(archive.refused(review(new Actor("fire", Role.SUBMITTER, FIRE.uscc()), true)))
                .containsExactly("R-ACL");
        assertThat(archive.refused(review(OFFICE, true))).containsExactly("R-ACL");
        assertThat(archive.refused(review(new Actor("company", Role.SUBJECT, MARKET.uscc()), true)))
                .containsExactly("R-ACL");
        archive.happens(review(SUBMITTER, true));
    }

    @ParameterizedTest
    @MethodSource("samePeople")
    void whoeverAppliedOrAcceptedDoesNotGrant(Actor applicant, Actor accepting, Actor granting) {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(applicant));
        archive.happens(accept(accepting));
        archive.happens(review(SUBMITTER, true));

        assertThat(archive.refused(grant(granting))).containsExactly("R-4EYE");
        archive.happens(grant(new Actor("office-3", Role.OFFICE, null)));
    }

    /** One name is one person, however it is spelt. */
    static Stream<org.junit.jupiter.params.provider.Arguments> samePeople() {
        return Stream.of(
                org.junit.jupiter.params.provider.Arguments.of(COMPANY, OFFICE, OFFICE),
                org.junit.jupiter.params.provider.Arguments.of(COMPANY, OFFICE, new Actor("OFFICE", Role.OFFICE, null)),
                org.junit.jupiter.params.provider.Arguments.of(OFFICE, SECOND, OFFICE),
                org.junit.jupiter.params.provider.Arguments.of(OFFICE, OFFICE, OFFICE));
    }

    @Test
    void whoeverAcceptedDoesNotReview() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        archive.happens(accept(new Actor("submitter", Role.OFFICE, null)));

        assertThat(archive.refused(review(SUBMITTER, true))).containsExactly("R-4EYE");
    }

    @Test
    void nothingIsGrantedWithoutAPositiveReviewOfTheSource() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        assertThat(archive.refused(grant(SECOND))).containsExactly("R-STATE");
        archive.happens(accept(OFFICE));
        assertThat(archive.refused(grant(SECOND))).containsExactly("R-REPAIR-REVIEW");
        archive.happens(review(SUBMITTER, false));
        assertThat(archive.refused(grant(SECOND))).containsExactly("R-REPAIR-REVIEW");
    }

    @Test
    void everythingThatIsMissingIsToldAtOnce() {
        RepairArchive archive = penalised(JUNE_2026, JUNE_2026.plusDays(1), FINE);
        assertThat(archive.refused(new ApplyForRepair(SUBJECT, record(1), null, List.of(), Act.of(COMPANY))))
                .containsExactly("R-REPAIR-TIME", "R-REPAIR-DUTIES", "R-REPAIR-PROMISE");
    }

    @Test
    void aMinorRecordIsRepairedOnTheFirstDay() {
        RepairArchive archive = penalised(JUNE_2026, JUNE_2026, "警告").granted();
        assertThat(archive.shown().status()).isEqualTo(RecordStatus.REPAIRED);
    }

    @Test
    void whatIsExcludedSaysByWhichLaw() {
        Refusal refusal =
                penalised(JUNE_2025, LocalDate.of(2026, 3, 31), "责令停产停业").refusal(apply(COMPANY));
        assertThat(refusal.rule()).isEqualTo("R-REPAIR-EXCLUDED");
        assertThat(refusal.basis()).isEqualTo(new LegalBasis("市场监督管理行政处罚信息公示规定", "第十四条"));
    }

    @Test
    void onlyANegativeRecordIsRepaired() {
        RepairArchive archive = RepairArchive.of(SubjectKind.ENTERPRISE, TODAY);
        archive.happens(RepairArchive.record(
                1,
                Facts.draft(
                        "AG-02",
                        "1号",
                        JUNE_2026,
                        Facts.json("{\"assessedBy\":\"江阴市财政局\",\"period\":\"2025\",\"grade\":\"A\",\"score\":90}"))));
        assertThat(archive.refused(apply(COMPANY))).containsExactly("R-REPAIR-NEGATIVE");
    }

    @Test
    void aRecordThatWasNeverMadeHasNoRepairAndARepairThatWasNeverAppliedForIsUnknown() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        assertThat(archive.refused(new ApplyForRepair(SUBJECT, record(9), PROMISE, PROOFS, Act.of(COMPANY))))
                .containsExactly("R-RECORD");
        assertThat(archive.refused(new AcceptRepair(SUBJECT, record(9), 1, Act.of(OFFICE))))
                .containsExactly("R-RECORD");
        for (CreditCommand command : stepsOfTheOffice(OFFICE)) {
            assertThat(archive.refused(command)).as("%s", command).containsExactly("R-REPAIR");
        }
        assertThat(archive.refused(review(SUBMITTER, true))).containsExactly("R-REPAIR");
        assertThat(archive.refused(new AcceptRepair(SUBJECT, record(1), 0, Act.of(OFFICE))))
                .containsExactly("R-REPAIR");
    }

    @Test
    void oneRepairOfARecordAtATime() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        assertThat(archive.refused(apply(OFFICE))).containsExactly("R-REPAIR-OPEN");
        archive.happens(new DeclineRepair(SUBJECT, record(1), 1, because(OFFICE)));
        assertThat(((RepairApplied) archive.happens(apply(OFFICE))).repair()).isEqualTo(2);
    }

    @Test
    void repairsAreCountedRecordByRecord() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(RepairArchive.penalty(2, JUNE_2026, FINE));
        archive.happens(apply(COMPANY));

        RepairApplied other = (RepairApplied)
                archive.happens(new ApplyForRepair(SUBJECT, record(2), PROMISE, PROOFS, Act.of(COMPANY)));

        assertThat(other.repair()).isEqualTo(1);
    }

    @Test
    void whatIsMissingIsAskedForAndAddedAndTheOfficeLooksAgain() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        archive.happens(new RequestRepairSupplement(SUBJECT, record(1), 1, because(OFFICE)));
        assertThat(archive.refused(accept(OFFICE))).containsExactly("R-STATE");
        Attachment more = new Attachment(DIGEST.replace('e', 'f'), "image/png", "整改照片");

        RepairSupplemented supplemented = (RepairSupplemented)
                archive.happens(new SupplementRepair(SUBJECT, record(1), 1, null, List.of(more), Act.of(COMPANY)));

        assertThat(supplemented.promise()).isEqualTo(PROMISE);
        assertThat(supplemented.proofs()).containsExactly(PROOFS.getFirst(), more);
        assertThat(archive.shown().repair().stage()).isEqualTo(RepairStage.APPLIED);
        archive.happens(accept(OFFICE));
    }

    @Test
    void aSupplementAddsSomethingAndIsTakenOnlyWhenItWasAskedFor() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        SupplementRepair letter = new SupplementRepair(
                SUBJECT,
                record(1),
                1,
                new PromiseLetter(new DocumentRef("信诺〔2026〕2号", null), DIGEST),
                List.of(),
                Act.of(COMPANY));
        assertThat(archive.refused(letter)).containsExactly("R-STATE");
        archive.happens(new RequestRepairSupplement(SUBJECT, record(1), 1, because(OFFICE)));
        assertThat(archive.refused(new SupplementRepair(SUBJECT, record(1), 1, null, PROOFS, Act.of(COMPANY))))
                .containsExactly("R-REPAIR-PAPERS");
        assertThat(archive.refused(
                        new SupplementRepair(SUBJECT, record(1), 1, letter.promise(), List.of(), Act.of(SUBMITTER))))
                .containsExactly("R-ACL");
        archive.happens(letter);
    }

    @ParameterizedTest
    @MethodSource("badPapers")
    void papersThatCannotBeToldApartOrReadAreRefused(ApplyForRepair command) {
        assertThat(penalised(JUNE_2026, TODAY, FINE).refused(command)).containsExactly("R-REPAIR-PAPERS");
    }

    static Stream<ApplyForRepair> badPapers() {
        Attachment good = PROOFS.getFirst();
        return Stream.of(
                with(new PromiseLetter(new DocumentRef(" ", null), DIGEST), PROOFS),
                with(new PromiseLetter(new DocumentRef("号".repeat(500), null), DIGEST), PROOFS),
                with(new PromiseLetter(PROMISE.document(), DIGEST.toUpperCase(java.util.Locale.ROOT)), PROOFS),
                with(new PromiseLetter(PROMISE.document(), "e3b0"), PROOFS),
                with(new PromiseLetter(new DocumentRef("1号", "含\u0000有"), DIGEST), PROOFS),
                with(PROMISE, List.of(new Attachment("", good.mediaType(), good.name()))),
                with(PROMISE, List.of(new Attachment(DIGEST, good.mediaType(), "名".repeat(201)))),
                with(PROMISE, List.of(new Attachment(DIGEST, "含\u0000有", good.name()))),
                with(PROMISE, Collections.nCopies(RepairPapers.PROOFS_MAX + 1, good)));
    }

    @Test
    void aRefusalSaysWhyAndFromWhenAnotherMayBeAppliedFor() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE).reviewed();
        RepairRefused refused = (RepairRefused) archive.happens(refuse(TODAY.plusMonths(1)));

        assertThat(refused.reapplyFrom()).isEqualTo(LocalDate.of(2026, 12, 22));
        assertThat(archive.shown().status()).isEqualTo(RecordStatus.RECORDED);
        assertThat(archive.on(LocalDate.of(2026, 12, 21)).refused(apply(COMPANY)))
                .containsExactly("R-REPAIR-WAIT");
        RepairApplied again =
                (RepairApplied) archive.on(LocalDate.of(2026, 12, 22)).happens(apply(COMPANY));
        assertThat(again.repair()).isEqualTo(2);
    }

    /** R-NOAGG: not even by putting the next application off for years. */
    @Test
    void aRefusalDoesNotShutOutForLong() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE).reviewed();
        assertThat(archive.refused(refuse(TODAY.minusDays(1)))).containsExactly("R-NOAGG");
        assertThat(archive.refused(refuse(TODAY.plusMonths(3).plusDays(1)))).containsExactly("R-NOAGG");
        assertThat(archive.refusal(refuse(TODAY.plusYears(9))).basis()).isEqualTo(ORDER_36);
        archive.happens(refuse(TODAY.plusMonths(3)));
    }

    @Test
    void nothingIsRefusedBeforeTheSourceHasSpoken() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        assertThat(archive.refused(refuse(TODAY))).containsExactly("R-STATE");
        archive.happens(accept(OFFICE));
        assertThat(archive.refused(refuse(TODAY))).containsExactly("R-STATE");
        archive.happens(review(SUBMITTER, false));
        archive.happens(refuse(TODAY));
    }

    @Test
    void aFalsePromiseBringsTheRecordBackForWhatIsLeftOfItsWindow() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        Judgement before = archive.shown().judgement();
        archive.granted();

        RepairRevoked revoked = (RepairRevoked)
                archive.on(TODAY.plusDays(10)).happens(new RevokeRepair(SUBJECT, record(1), 1, decided(OFFICE)));

        assertThat(revoked.reapplyFrom()).isEqualTo(LocalDate.of(2027, 12, 2));
        assertThat(archive.shown().status()).isEqualTo(RecordStatus.RECORDED);
        assertThat(archive.shown().judgement()).isEqualTo(before);
        assertThat(archive.isPublicOn(TODAY.plusDays(10))).isTrue();
        assertThat(archive.isPublicOn(LocalDate.of(2027, 6, 15))).isTrue();
        assertThat(archive.isPublicOn(LocalDate.of(2027, 6, 16)))
                .as("the window has not grown")
                .isFalse();
        assertThat(archive.on(LocalDate.of(2027, 12, 1)).refused(apply(COMPANY)))
                .containsExactly("R-REPAIR-WAIT");
    }

    @Test
    void aCorrectedRecordIsCorrectedStillWhenItsRepairIsRevoked() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(mend());
        archive.granted();
        archive.happens(new RevokeRepair(SUBJECT, record(1), 1, decided(OFFICE)));

        assertThat(archive.shown().status()).isEqualTo(RecordStatus.CORRECTED);
    }

    @Test
    void onlyAGrantedRepairIsRevokedAndTheActIsAccountedFor() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE).reviewed();
        assertThat(archive.refused(new RevokeRepair(SUBJECT, record(1), 1, decided(OFFICE))))
                .containsExactly("R-STATE");
        archive.happens(grant(SECOND));
        assertThat(archive.refused(new RevokeRepair(SUBJECT, record(1), 1, Act.of(OFFICE))))
                .containsExactly("R-ACT-REASON");
        assertThat(archive.refused(new RevokeRepair(SUBJECT, record(1), 1, because(OFFICE))))
                .containsExactly("R-ACT-BASIS");
    }

    @Test
    void aRepairedRecordIsAtRest() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE).granted();
        assertThat(archive.refused(mend())).containsExactly("R-STATE");
        assertThat(archive.refused(new SupplementFact(
                        SUBJECT,
                        record(1),
                        List.of(new FieldValue("/documentTitle", StringNode.valueOf("决定书"))),
                        accounted(SUBMITTER))))
                .containsExactly("R-STATE");
        assertThat(archive.refused(apply(OFFICE))).containsExactly("R-STATE");
    }

    @Test
    void aRecordRevokedMeanwhileLeavesNothingToRepair() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE).reviewed();
        archive.happens(new RevokeFact(SUBJECT, record(1), RevocationGround.RECORDED_IN_ERROR, accounted(OFFICE)));

        assertThat(archive.shown().repair().stage()).isEqualTo(RepairStage.OVERTAKEN);
        assertThat(archive.refused(grant(SECOND))).containsExactly("R-STATE");
        assertThat(archive.refused(apply(OFFICE))).containsExactly("R-STATE");
    }

    @Test
    void aRepairedRecordMayBeRevokedAndIsThenRevokedForGood() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE).granted();
        archive.happens(new RevokeFact(SUBJECT, record(1), RevocationGround.DECISION_REVOKED, accounted(OFFICE)));

        assertThat(archive.shown().status()).isEqualTo(RecordStatus.REVOKED);
        assertThat(archive.refused(new RevokeRepair(SUBJECT, record(1), 1, decided(OFFICE))))
                .containsExactly("R-STATE");
    }

    /** Between two steps the source may correct the record into one whose minimum has not passed. */
    @Test
    void whatIsGrantedIsEligibleOnThatDay() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE).reviewed();
        archive.happens(new CorrectFact(
                SUBJECT,
                record(1),
                List.of(new FieldValue("/decidedOn", StringNode.valueOf("2026-11-01"))),
                accounted(SUBMITTER)));

        assertThat(archive.refused(grant(SECOND))).containsExactly("R-REPAIR-TIME");
        archive.on(LocalDate.of(2027, 2, 1)).happens(grant(SECOND));
    }

    @Test
    void anArchiveWhoseProcessingIsRestrictedTakesNoStep() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        archive.happens(new OrderRestriction(SUBJECT, RestrictionGround.COURT_DECISION, accounted(OFFICE)));
        archive.happens(new ConfirmRestriction(SUBJECT, 1, Act.of(SECOND)));

        assertThat(archive.refused(accept(OFFICE))).containsExactly("R-RESTRICTED");
        assertThat(archive.refused(apply(OFFICE))).containsExactly("R-RESTRICTED");
    }

    @Test
    void whoeverSaysNoSaysWhy() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        assertThat(archive.refused(new DeclineRepair(SUBJECT, record(1), 1, Act.of(OFFICE))))
                .containsExactly("R-ACT-REASON");
        assertThat(archive.refused(new RequestRepairSupplement(SUBJECT, record(1), 1, Act.of(OFFICE))))
                .containsExactly("R-ACT-REASON");
        archive.happens(accept(OFFICE));
        assertThat(archive.refused(new ReviewRepairAtSource(SUBJECT, record(1), 1, false, Act.of(SUBMITTER))))
                .containsExactly("R-ACT-REASON");
        archive.happens(review(SUBMITTER, false));
        assertThat(archive.refused(new RefuseRepair(SUBJECT, record(1), 1, TODAY, Act.of(OFFICE))))
                .containsExactly("R-ACT-REASON");
    }

    @Test
    void anApplicationThatWasNotTakenUpLeavesTheRecordAsItWas() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        RepairDeclined declined =
                (RepairDeclined) archive.happens(new DeclineRepair(SUBJECT, record(1), 1, because(OFFICE)));

        assertThat(declined.repair()).isEqualTo(1);
        assertThat(archive.shown().status()).isEqualTo(RecordStatus.RECORDED);
        assertThat(archive.isPublicOn(TODAY)).isTrue();
    }

    /** As after an answer that was lost. */
    @Test
    void everyStepSentAgainIsAnsweredWithTheFirst() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        isTakenOnce(archive, apply(COMPANY));
        isTakenOnce(archive, new RequestRepairSupplement(SUBJECT, record(1), 1, because(OFFICE)));
        isTakenOnce(
                archive,
                new SupplementRepair(
                        SUBJECT,
                        record(1),
                        1,
                        null,
                        List.of(new Attachment(DIGEST, "image/png", "照片")),
                        Act.of(COMPANY)));
        isTakenOnce(archive, accept(OFFICE));
        isTakenOnce(archive, review(SUBMITTER, true));
        isTakenOnce(archive, grant(SECOND));
        isTakenOnce(archive, new RevokeRepair(SUBJECT, record(1), 1, decided(OFFICE)));

        RepairArchive other = penalised(JUNE_2026, TODAY, FINE).reviewed();
        isTakenOnce(other, refuse(TODAY));
        assertThat(other.refused(refuse(TODAY.plusDays(1)))).containsExactly("R-STATE");

        RepairArchive third = penalised(JUNE_2026, TODAY, FINE);
        third.happens(apply(COMPANY));
        isTakenOnce(third, new DeclineRepair(SUBJECT, record(1), 1, because(OFFICE)));
    }

    /** The answer to the first application is the first event, even when the office has gone on meanwhile. */
    @Test
    void anApplicationSentAgainLateIsKnown() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(apply(COMPANY));
        String first = archive.lastEvent();
        archive.happens(accept(OFFICE));

        assertThat(archive.decide(apply(COMPANY))).isEqualTo(new Decision.AlreadyOrdered(1, first));
    }

    private static void isTakenOnce(RepairArchive archive, CreditCommand command) {
        archive.happens(command);
        assertThat(archive.decide(command)).isEqualTo(new Decision.AlreadyOrdered(1, archive.lastEvent()));
    }

    private static ApplyForRepair with(PromiseLetter promise, List<Attachment> proofs) {
        return new ApplyForRepair(SUBJECT, record(1), promise, proofs, Act.of(COMPANY));
    }

    private static RefuseRepair refuse(LocalDate reapplyFrom) {
        return new RefuseRepair(SUBJECT, record(1), 1, reapplyFrom, because(OFFICE));
    }

    private static CorrectFact mend() {
        return new CorrectFact(
                SUBJECT,
                record(1),
                List.of(new FieldValue("/payload/content", StringNode.valueOf("没收违法所得一万元。"))),
                accounted(SUBMITTER));
    }

    private static List<CreditCommand> stepsOfTheOffice(Actor actor) {
        return List.of(
                new RequestRepairSupplement(SUBJECT, record(1), 1, because(actor)),
                new AcceptRepair(SUBJECT, record(1), 1, Act.of(actor)),
                new DeclineRepair(SUBJECT, record(1), 1, because(actor)),
                new GrantRepair(SUBJECT, record(1), 1, Act.of(actor)),
                new RefuseRepair(SUBJECT, record(1), 1, TODAY, because(actor)),
                new RevokeRepair(SUBJECT, record(1), 1, decided(actor)));
    }
}
