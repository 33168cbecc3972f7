package org.chengxin.ledger.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.credit.MatterTerms;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * One matter, from the step that opened it to its end.
 *
 * @param number counts the matters of this mechanism in this archive from 1
 * @param terms as they stand, each as the last step that said something of it
 * @param overdueOn the day that was found to be over; absent while it is not
 * @param steps oldest first
 */
public record MatterProfile(
        SubjectId subjectId,
        Mechanism mechanism,
        int number,
        MatterStage stage,
        MatterTerms terms,
        @Nullable LocalDate overdueOn,
        List<Step> steps) {

    public MatterProfile {
        steps = List.copyOf(steps);
    }

    /**
     * One step: what, by whom, on what basis and with which terms, and where it stands in the ledger.
     *
     * @param terms what this step said, nothing of what earlier ones did
     */
    public record Step(MatterMove move, MatterTerms terms, int catalogueVersion, Act act, Stamp stamp) {}

    /**
     * The matter after one more of its events.
     *
     * @param before null exactly when the event opens it
     */
    public static MatterProfile after(@Nullable MatterProfile before, MatterEvent e, Stamp stamp) {
        Step step = new Step(e.move(), e.terms(), e.catalogueVersion(), e.act(), stamp);
        if (before == null) {
            return new MatterProfile(
                    e.subjectId(), e.move().mechanism(), e.matter(), e.stage(), e.terms(), null, List.of(step));
        }
        List<Step> more = new ArrayList<>(before.steps);
        more.add(step);
        MatterTerms next = e.terms().over(before.terms);
        boolean sameDay = before.overdueOn != null && before.overdueOn.equals(next.due());
        return new MatterProfile(
                before.subjectId,
                before.mechanism,
                before.number,
                e.stage(),
                next,
                e.move().saysOverdue() ? next.due() : sameDay ? before.overdueOn : null,
                more);
    }

    /** The matter after the personal data of its archive was erased. */
    public MatterProfile afterErasure() {
        return new MatterProfile(
                subjectId,
                mechanism,
                number,
                stage.isOver() ? stage : MatterStage.OVERTAKEN,
                terms.withoutPersonal(),
                stage.isOver() ? overdueOn : null,
                steps.stream()
                        .map(s -> new Step(
                                s.move(),
                                s.terms().withoutPersonal(),
                                s.catalogueVersion(),
                                s.act().withoutPersonal(),
                                s.stamp()))
                        .toList());
    }

    /** The last day before the ledger itself takes a step; empty when nothing falls due. */
    @JsonIgnore
    public Optional<LocalDate> fallsDue() {
        if (MatterMove.whenDue(mechanism, stage).isEmpty() || overdueOn != null) {
            return Optional.empty();
        }
        return Optional.ofNullable(stage == MatterStage.IN_FORCE ? terms.until() : terms.due());
    }
}
