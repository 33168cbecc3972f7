package org.chengxin.ledger.profile;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.Deadline;
import org.chengxin.ledger.catalogue.DeadlineProfile;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.catalogue.StatutoryClock;
import org.chengxin.ledger.credit.ObjectionStage;
import org.chengxin.ledger.profile.ObjectionProfile.Move;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.time.Pause;
import org.jspecify.annotations.Nullable;

/** The statutory clock of the step that an objection waits for (法定办理期限), with its pauses and extensions. */
public final class ObjectionClock {

    private ObjectionClock() {}

    /**
     * Empty when nothing is due, or no time is set for what is; the times are those of the day the objection was filed, the
     * days are counted by the calendar that was announced last.
     */
    public static Optional<StatutoryClock> of(ObjectionProfile objection, Catalogues catalogues) {
        DeadlineStep step = stepOf(objection.stage());
        if (step == null) {
            return Optional.empty();
        }
        Catalogue catalogue = catalogues.version(objection.catalogueVersion());
        LocalDate filed = day(objection, Move.FILED).orElseThrow();
        DeadlineProfile times = catalogue.deadlines(filed);
        return times.deadline(step)
                .flatMap(deadline -> StatutoryClock.of(
                                times,
                                step,
                                catalogues.version(objection.countedBy()).workingDays(),
                                start(objection, deadline, filed))
                        .map(clock -> clock.withPauses(pauses(objection))
                                .extendedBy(
                                        Math.min(objection.workingDaysAdded(), times.extensionMaxWorkingDays(step)))));
    }

    private static @Nullable DeadlineStep stepOf(ObjectionStage stage) {
        return switch (stage) {
            case FILED -> DeadlineStep.ACCEPT;
            case ACCEPTED -> DeadlineStep.OWN_CHECK;
            case AT_SOURCE -> DeadlineStep.SOURCE_CHECK;
            case DIFFERS, VERIFIED -> DeadlineStep.DECIDE;
            case IN_REVIEW -> DeadlineStep.REVIEW;
            case SUPPLEMENT_ASKED, DECIDED, NOTIFIED, REVIEWED, NOT_ACCEPTED, WITHDRAWN, OVERTAKEN -> null;
        };
    }

    /** Whoever was asked for more has filed completely on the day of the answer. */
    private static LocalDate start(ObjectionProfile objection, Deadline deadline, LocalDate filed) {
        if (deadline.step() == DeadlineStep.REVIEW) {
            return day(objection, Move.REVIEW_REQUESTED).orElse(filed);
        }
        LocalDate received = day(objection, Move.SUPPLEMENTED).orElse(filed);
        return switch (deadline.runsFrom()) {
            case ACCEPTANCE -> day(objection, Move.ACCEPTED).orElse(received);
            case CHECK -> day(objection, Move.CHECKED).orElse(received);
            case FORWARDING -> day(objection, Move.FORWARDED).orElse(received);
            case NOTICE -> day(objection, Move.NOTIFIED).orElse(received);
            case RECEIPT, ELIGIBILITY -> received;
        };
    }

    private static List<Pause> pauses(ObjectionProfile objection) {
        List<Pause> pauses = new ArrayList<>();
        LocalDate from = null;
        for (ObjectionProfile.Step step : objection.steps()) {
            if (step.move() == Move.PAUSED) {
                from = day(step);
            } else if (step.move() == Move.RESUMED && from != null) {
                pauses.add(new Pause(from, day(step)));
                from = null;
            }
        }
        if (from != null) {
            pauses.add(new Pause(from, null));
        }
        return pauses;
    }

    /** When a step was last taken. */
    private static Optional<LocalDate> day(ObjectionProfile objection, Move move) {
        return objection.steps().reversed().stream()
                .filter(step -> step.move() == move)
                .map(ObjectionClock::day)
                .findFirst();
    }

    private static LocalDate day(ObjectionProfile.Step step) {
        return LocalDate.ofInstant(step.stamp().recordedAt(), LedgerClock.ZONE);
    }
}
