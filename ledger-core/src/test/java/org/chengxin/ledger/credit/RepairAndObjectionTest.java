package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.credit.RepairArchive.COMPANY;
import static org.chengxin.ledger.credit.RepairArchive.SECOND;
import static org.chengxin.ledger.credit.RepairArchive.accept;
import static org.chengxin.ledger.credit.RepairArchive.apply;
import static org.chengxin.ledger.credit.RepairArchive.decided;
import static org.chengxin.ledger.credit.RepairArchive.grant;
import static org.chengxin.ledger.credit.RepairArchive.penalised;
import static org.chengxin.ledger.credit.RepairArchive.review;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.SUBMITTER;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.credit.CreditCommand.FileObjection;
import org.chengxin.ledger.credit.CreditCommand.RevokeRepair;
import org.chengxin.ledger.credit.CreditCommand.StepObjection;
import org.chengxin.ledger.profile.RecordStatus;
import org.junit.jupiter.api.Test;

/** The two remedies meet on one record: an objection is settled before a repair, and neither undoes what the other did. */
class RepairAndObjectionTest {

    private static final String FINE = "没收违法所得、没收非法财物";
    private static final LocalDate JUNE_2026 = LocalDate.of(2026, 6, 15);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    private static final Actor REVIEWER = new Actor("reviewer", Role.REVIEWER, null);

    @Test
    void noStepOfARepairIsTakenWhileAnObjectionToTheRecordIsOpen() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(object());
        assertThat(archive.refused(apply(COMPANY))).containsExactly("R-REPAIR-OBJECTION");
        archive.happens(step(new ObjectionStep.Withdraw(), COMPANY));
        archive.happens(apply(COMPANY));

        archive.happens(object());
        assertThat(archive.refused(accept(OFFICE))).containsExactly("R-REPAIR-OBJECTION");
        archive.happens(new StepObjection(SUBJECT, 2, new ObjectionStep.Withdraw(), accounted(COMPANY)));
        archive.happens(accept(OFFICE));
        archive.happens(review(SUBMITTER, true));

        archive.happens(object());
        assertThat(archive.refused(grant(SECOND))).containsExactly("R-REPAIR-OBJECTION");
        archive.happens(new StepObjection(SUBJECT, 3, new ObjectionStep.Withdraw(), accounted(COMPANY)));
        archive.happens(grant(SECOND));
    }

    @Test
    void anObjectionToAnotherRecordDoesNotMatter() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE);
        archive.happens(RepairArchive.penalty(2, JUNE_2026, FINE));
        archive.happens(new FileObjection(SUBJECT, record(2), "DUPLICATE", List.of(), List.of(), accounted(COMPANY)));

        archive.happens(apply(COMPANY));
    }

    @Test
    void aRepairedRecordThatAnObjectionWithholdsStaysOutOfSightWhenItsRepairIsRevoked() {
        RepairArchive archive = penalised(JUNE_2026, TODAY, FINE).granted();
        archive.happens(object());
        archive.happens(step(new ObjectionStep.Accept(), REVIEWER));
        archive.happens(step(new ObjectionStep.Check(true), REVIEWER));
        archive.happens(step(
                new ObjectionStep.Verify(SourceFinding.values()[0]),
                new Actor("submitter-2", Role.SUBMITTER, SUBMITTER.organ())));
        archive.happens(step(new ObjectionStep.Decide(ObjectionOutcome.WITHDRAWN, List.of()), REVIEWER));
        assertThat(archive.shown().status()).isEqualTo(RecordStatus.REPAIRED);

        archive.happens(new RevokeRepair(SUBJECT, record(1), 1, decided(OFFICE)));

        assertThat(archive.shown().status()).isEqualTo(RecordStatus.WITHHELD);
        assertThat(archive.isPublicOn(TODAY)).isFalse();
    }

    private static FileObjection object() {
        return new FileObjection(SUBJECT, record(1), "DUPLICATE", List.of(), List.of(), accounted(COMPANY));
    }

    private static StepObjection step(ObjectionStep step, Actor actor) {
        return new StepObjection(SUBJECT, 1, step, accounted(actor));
    }
}
