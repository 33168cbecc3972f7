package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.credit.CreditCommand.NoteOverdue;
import org.chengxin.ledger.credit.CreditEvent.DeadlinePassed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A time that passed is noted by the ledger, once, and decides nothing. */
class OverdueRulesTest {

    private static final LocalDate LAST = LocalDate.of(2026, 11, 22);
    private static final Actor LEDGER = new Actor("ledger", Role.SYSTEM, null);

    @ParameterizedTest
    @EnumSource(value = ObjectionStage.class, mode = EnumSource.Mode.EXCLUDE, names = "OVERTAKEN")
    void anObjectionThatWaitsIsNotedOnceForEachDay(ObjectionStage stage) {
        SubjectState s = ObjectionRulesTest.at(stage);
        Decision decision = note(s, 1, LAST, LAST.plusDays(1));
        if (stage.isOver()) {
            assertThat(decision).isInstanceOf(Decision.AlreadySo.class);
            return;
        }
        DeadlinePassed passed =
                (DeadlinePassed) ((Decision.Happens) decision).events().getFirst();
        s.evolve(passed, "passed");

        assertThat(note(s, 1, LAST, LAST.plusDays(1))).isInstanceOf(Decision.AlreadySo.class);
        assertThat(note(s, 1, LAST.plusDays(5), LAST.plusDays(6))).isInstanceOf(Decision.Happens.class);
        assertThat(s.objection(1).orElseThrow().stage()).isEqualTo(stage);
        assertThat(SubjectState.of(s.snapshot(SUBJECT, "last")).overdue()).containsExactly(passed.overdue());
    }

    @Test
    void nothingIsNotedBeforeTheDayIsOverOrByAnybodyElse() {
        SubjectState s = ObjectionRulesTest.at(ObjectionStage.FILED);

        assertThat(MatterRulesTest.rules(note(s, 1, LAST, LAST))).containsExactly("R-STATE");
        assertThat(note(s, 2, LAST, LAST.plusDays(1))).isInstanceOf(Decision.AlreadySo.class);
        assertThat(MatterRulesTest.rules(DeadlineRules.decide(
                        s,
                        new NoteOverdue(SUBJECT, overdue(Overdue.Case.OBJECTION, 1, LAST), accounted(OFFICE)),
                        LAST.plusDays(1))))
                .containsExactly("R-ACL");
        assertThat(DeadlineRules.decide(
                        s,
                        new NoteOverdue(SUBJECT, overdue(Overdue.Case.REPAIR, 1, LAST), Act.of(LEDGER)),
                        LAST.plusDays(1)))
                .isInstanceOf(Decision.AlreadySo.class);
    }

    private static Decision note(SubjectState s, int number, LocalDate lastDay, LocalDate today) {
        return DeadlineRules.decide(
                s, new NoteOverdue(SUBJECT, overdue(Overdue.Case.OBJECTION, number, lastDay), Act.of(LEDGER)), today);
    }

    private static Overdue overdue(Overdue.Case of, int number, LocalDate lastDay) {
        return new Overdue(record(1), of, number, DeadlineStep.ACCEPT, lastDay);
    }
}
