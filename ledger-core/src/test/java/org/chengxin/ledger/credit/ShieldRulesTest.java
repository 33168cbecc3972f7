package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.credit.RepairArchive.COMPANY;
import static org.chengxin.ledger.credit.RepairArchive.SECOND;
import static org.chengxin.ledger.credit.RepairArchive.SYSTEM;
import static org.chengxin.ledger.credit.RepairArchive.apply;
import static org.chengxin.ledger.credit.RepairArchive.decided;
import static org.chengxin.ledger.credit.RepairArchive.penalised;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.SUBMITTER;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.credit.CreditCommand.AcceptRepair;
import org.chengxin.ledger.credit.CreditCommand.EndShield;
import org.chengxin.ledger.credit.CreditCommand.GrantRepair;
import org.chengxin.ledger.credit.CreditCommand.RepairByCourt;
import org.chengxin.ledger.credit.CreditCommand.ReviewRepairAtSource;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A reorganisation approved by a court hides a record for a time, and only for a time. */
class ShieldRulesTest {

    private static final String FINE = "没收违法所得、没收非法财物";
    private static final LocalDate JUNE_2026 = LocalDate.of(2026, 6, 15);
    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final LocalDate UNTIL = LocalDate.of(2026, 12, 31);

    @Test
    void theRecordIsHiddenUntilTheShieldEndsAndThenShownForWhatIsLeftOfItsWindow() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);

        RepairShielded shielded = (RepairShielded) archive.happens(shield(OFFICE));

        assertThat(shielded.repair()).isEqualTo(1);
        assertThat(archive.isPublicOn(TODAY)).isFalse();
        assertThat(archive.shown().status()).as("it is not repaired").isEqualTo(RecordStatus.RECORDED);
        assertThat(archive.shown().repair().shieldedUntil()).isEqualTo(UNTIL);

        assertThat(archive.on(UNTIL).refused(end(SYSTEM))).containsExactly("R-REPAIR-COURT");
        archive.on(UNTIL.plusDays(1)).happens(end(SYSTEM));
        assertThat(archive.isPublicOn(UNTIL.plusDays(1))).isTrue();
        assertThat(archive.isPublicOn(LocalDate.of(2027, 6, 16))).isFalse();
        assertThat(archive.shown().repair().shield()).isNull();
    }

    @Test
    void neitherTimeNorDutiesStandAgainstAShield() {
        penalised(JUNE_2026, JUNE_2026, FINE).happens(shield(OFFICE));
        penalised(LocalDate.of(2025, 6, 15), LocalDate.of(2026, 3, 1), "责令停产停业").happens(shield(OFFICE));
    }

    @Test
    void theOfficeEndsAShieldEarlyWithADocument() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(shield(OFFICE));

        assertThat(archive.refused(end(OFFICE))).containsExactly("R-ACT-REASON");
        archive.happens(new EndShield(SUBJECT, record(1), 1, decided(SECOND)));
        assertThat(archive.isPublicOn(TODAY)).isTrue();
    }

    @Test
    void underAShieldTheRecordIsRepairedLikeAnyOtherAndStaysHiddenWhenTheShieldEnds() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(shield(OFFICE));
        archive.on(LocalDate.of(2026, 9, 15)).happens(apply(COMPANY));
        archive.happens(new AcceptRepair(SUBJECT, record(1), 2, Act.of(OFFICE)));
        archive.happens(new ReviewRepairAtSource(SUBJECT, record(1), 2, true, RepairArchive.because(SUBMITTER)));
        archive.happens(new GrantRepair(SUBJECT, record(1), 2, Act.of(SECOND)));
        archive.on(UNTIL.plusDays(1)).happens(end(SYSTEM));

        assertThat(archive.shown().status()).isEqualTo(RecordStatus.REPAIRED);
        assertThat(archive.isPublicOn(UNTIL.plusDays(1))).isFalse();
    }

    @Test
    void aShieldIsTemporaryAndThereIsOneAtATime() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        for (LocalDate until : List.of(TODAY.minusDays(1), TODAY.plusYears(10).plusDays(1))) {
            assertThat(archive.refused(new RepairByCourt(SUBJECT, record(1), until, decided(OFFICE))))
                    .containsExactly("R-REPAIR-COURT");
        }
        archive.happens(shield(OFFICE));
        assertThat(archive.decide(shield(OFFICE))).isEqualTo(new Decision.AlreadyOrdered(1, archive.lastEvent()));
        assertThat(archive.refused(shield(SECOND))).containsExactly("R-REPAIR-OPEN");
    }

    @Test
    void theDecisionOfTheCourtIsNamed() {
        assertThat(penalised(JUNE_2026, TODAY, FINE)
                        .refused(new RepairByCourt(SUBJECT, record(1), UNTIL, RepairArchive.because(OFFICE))))
                .containsExactly("R-ACT-BASIS");
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "OFFICE")
    void nobodyButTheOfficeOrdersAShield(Role role) {
        assertThat(penalised(JUNE_2026, TODAY, FINE).refused(shield(new Actor("other", role, COMPANY.organ()))))
                .containsExactly("R-ACL");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"OFFICE", "SYSTEM"})
    void nobodyElseEndsAShield(Role role) {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(shield(OFFICE));
        assertThat(archive.refused(end(new Actor("other", role, COMPANY.organ()))))
                .containsExactly("R-ACL");
    }

    @Test
    void aPersonIsNotReorganised() {
        RepairArchive archive = RepairArchive.of(SubjectKind.PERSON, TODAY);
        archive.happens(RepairArchive.penalty(1, JUNE_2026, FINE));
        assertThat(archive.refused(shield(OFFICE))).containsExactly("R-REPAIR-COURT");
    }

    @Test
    void aRevokedRecordIsNotShieldedAndARevocationEndsAShield() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(shield(OFFICE));
        archive.happens(new RevokeFact(SUBJECT, record(1), RevocationGround.DECISION_REVOKED, accounted(OFFICE)));

        assertThat(archive.shown().repair().shield()).isNull();
        assertThat(archive.refused(end(SYSTEM))).containsExactly("R-STATE");
        assertThat(archive.refused(shield(OFFICE))).containsExactly("R-STATE");
    }

    private static RepairByCourt shield(Actor actor) {
        return new RepairByCourt(SUBJECT, record(1), UNTIL, decided(actor));
    }

    private static EndShield end(Actor actor) {
        return new EndShield(SUBJECT, record(1), 1, Act.of(actor));
    }
}
