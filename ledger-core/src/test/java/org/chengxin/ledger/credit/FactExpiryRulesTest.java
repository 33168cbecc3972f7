package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.credit.RepairArchive.SYSTEM;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.SUBMITTER;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.ExpireFact;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.node.StringNode;

/** A sanction of a civil servant ends when its time is over, and nobody applies for it. */
class FactExpiryRulesTest {

    private static final LocalDate DECIDED = LocalDate.of(2026, 1, 10);
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 7, 10);
    private static final LocalDate DUE = LocalDate.of(2026, 7, 11);

    @Test
    void aWarningEndsAfterSixMonthsAndTheEventNamesTheRuleAndTheLaw() {
        RepairArchive archive = sanctioned("警告");
        assertThat(archive.on(LAST_DAY).refused(expire(SYSTEM))).containsExactly("R-EXPIRY-DATE");

        FactExpired expired = (FactExpired) archive.on(DUE).happens(expire(SYSTEM));

        assertThat(expired.lastDay()).isEqualTo(LAST_DAY);
        assertThat(expired.rule()).isEqualTo("EXP-SANCTION");
        assertThat(expired.act().legalBasis()).containsExactly(new LegalBasis("中华人民共和国公务员法", "第六十五条"));
        assertThat(archive.shown().status()).isEqualTo(RecordStatus.EXPIRED);
        assertThat(archive.shown().expiredOn()).isEqualTo(DUE);
        assertThat(archive.shown().isHidden()).isTrue();
    }

    @Test
    void whatHasExpiredExpiresOnce() {
        RepairArchive archive = sanctioned("警告").on(DUE);
        archive.happens(expire(SYSTEM));
        assertThat(archive.decide(expire(SYSTEM))).isEqualTo(new Decision.AlreadySo(record(1)));
    }

    @ParameterizedTest
    @EnumSource(value = Role.class, mode = EnumSource.Mode.EXCLUDE, names = "SYSTEM")
    void nobodyAppliesForIt(Role role) {
        Refusal refusal = sanctioned("警告").on(DUE).refusal(expire(new Actor("other", role, Facts.MARKET.uscc())));
        assertThat(refusal.rule()).isEqualTo("R-ACL");
        assertThat(refusal.basis()).isNotNull();
    }

    @Test
    void aDismissalAndAPenaltyDoNotEndByTime() {
        assertThat(sanctioned("开除").on(LocalDate.of(2099, 1, 1)).refused(expire(SYSTEM)))
                .containsExactly("R-EXPIRY-NONE");
        assertThat(RepairArchive.penalised(DECIDED, LocalDate.of(2099, 1, 1), "警告")
                        .refused(expire(SYSTEM)))
                .containsExactly("R-EXPIRY-NONE");
    }

    /** The time of a sanction is extended by the organ that merges it with another, never by the ledger. */
    @Test
    void aSanctionDuringWhichAnotherFellDoesNotEndUntilItsLastDayIsWrittenDown() {
        RepairArchive archive = sanctioned("警告");
        archive.on(LocalDate.of(2026, 5, 1)).happens(sanction(2, "记过", LocalDate.of(2026, 4, 20)));
        assertThat(archive.on(DUE).refused(expire(SYSTEM))).containsExactly("R-EXPIRY-BREACH");

        archive.happens(new CorrectFact(
                SUBJECT,
                record(1),
                List.of(new FieldValue("/payload/until", StringNode.valueOf("2027-01-10"))),
                accounted(SUBMITTER)));
        assertThat(archive.refused(expire(SYSTEM))).containsExactly("R-EXPIRY-DATE");
        archive.on(LocalDate.of(2027, 1, 11)).happens(expire(SYSTEM));
    }

    @Test
    void anotherSanctionAfterItsEndChangesNothing() {
        RepairArchive archive = sanctioned("警告").on(LocalDate.of(2026, 8, 1));
        archive.happens(sanction(2, "记过", LAST_DAY.plusDays(1)));
        archive.happens(expire(SYSTEM));
    }

    @Test
    void aRevokedSanctionHasNoTimeLeft() {
        RepairArchive archive = sanctioned("警告").on(DUE);
        archive.happens(new RevokeFact(SUBJECT, record(1), RevocationGround.DECISION_REVOKED, accounted(OFFICE)));
        assertThat(archive.refused(expire(SYSTEM))).containsExactly("R-STATE");
    }

    @Test
    void anExpiredSanctionIsMendedNoMore() {
        RepairArchive archive = sanctioned("警告").on(DUE);
        archive.happens(expire(SYSTEM));
        assertThat(archive.refused(new CorrectFact(
                        SUBJECT,
                        record(1),
                        List.of(new FieldValue("/payload/sanction", StringNode.valueOf("记过"))),
                        accounted(OFFICE))))
                .containsExactly("R-STATE");
    }

    @Test
    void aSanctionIsNotRepairedOnApplication() {
        RepairArchive archive = sanctioned("警告").on(DUE);
        assertThat(archive.refused(RepairArchive.apply(OFFICE))).containsExactly("R-REPAIR-EXCLUDED");
    }

    @Test
    void aRecordThatWasNeverMadeDoesNotExpire() {
        assertThat(sanctioned("警告").on(DUE).refused(new ExpireFact(SUBJECT, record(9), Act.of(SYSTEM))))
                .containsExactly("R-RECORD");
    }

    private static RepairArchive sanctioned(String sanction) {
        RepairArchive archive = RepairArchive.of(SubjectKind.CIVIL_SERVANT, DECIDED);
        archive.happens(sanction(1, sanction, DECIDED));
        return archive;
    }

    private static CreditCommand sanction(int n, String sanction, LocalDate decidedOn) {
        return RepairArchive.record(
                n,
                Facts.draft(
                        "DS-03",
                        n + "号",
                        decidedOn,
                        Facts.json("{\"conduct\":\"样本\"}")
                                .put("sanction", sanction)
                                .put("from", decidedOn.toString())));
    }

    private static ExpireFact expire(Actor actor) {
        return new ExpireFact(SUBJECT, record(1), Act.of(actor));
    }
}
