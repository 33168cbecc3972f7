package org.chengxin.ledger.profile;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.Deadline;
import org.chengxin.ledger.catalogue.DeadlineProfile;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.catalogue.StatutoryClock;
import org.chengxin.ledger.credit.RepairStage;
import org.chengxin.ledger.profile.RepairProfile.Move;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;

/** The statutory clock of the step that a repair waits for (修复办理期限), by the rules of the day it was applied for. */
public final class RepairClock {

    private RepairClock() {}

    /** Empty when nothing is due, no time is set for what is, or what starts it has not happened. */
    public static Optional<StatutoryClock> of(RepairProfile repair, Catalogues catalogues) {
        DeadlineStep step = stepOf(repair.stage());
        RepairTerms terms = repair.terms();
        if (step == null || terms == null) {
            return Optional.empty();
        }
        Catalogue catalogue = catalogues.version(terms.catalogueVersion());
        DeadlineProfile times = catalogue.deadlines(day(repair, Move.APPLIED).orElseThrow());
        return times.deadline(step)
                .flatMap(deadline -> start(repair, deadline))
                .flatMap(start -> StatutoryClock.of(times, step, catalogue.workingDays(), start));
    }

    private static @Nullable DeadlineStep stepOf(RepairStage stage) {
        return switch (stage) {
            case APPLIED -> DeadlineStep.REPAIR_ACCEPT;
            case ACCEPTED -> DeadlineStep.REPAIR_CHECK;
            case FULFILLED -> DeadlineStep.REPAIR;
            case SUPPLEMENT_REQUESTED,
                    UNFULFILLED,
                    DECLINED,
                    GRANTED,
                    REFUSED,
                    REVOKED,
                    SHIELDED,
                    SHIELD_ENDED,
                    OVERTAKEN -> null;
        };
    }

    /** The conditions are met, and the certificate of the source is there, on the day it finds the duties done. */
    private static Optional<LocalDate> start(RepairProfile repair, Deadline deadline) {
        return switch (deadline.runsFrom()) {
            case RECEIPT -> day(repair, Move.SUPPLEMENTED).or(() -> day(repair, Move.APPLIED));
            case ACCEPTANCE, FORWARDING -> day(repair, Move.ACCEPTED);
            case CHECK, NOTICE, ELIGIBILITY -> day(repair, Move.FOUND_FULFILLED);
        };
    }

    /** When a step was last taken. */
    private static Optional<LocalDate> day(RepairProfile repair, Move move) {
        return repair.steps().reversed().stream()
                .filter(step -> step.move() == move)
                .map(step -> LocalDate.ofInstant(step.stamp().recordedAt(), LedgerClock.ZONE))
                .findFirst();
    }
}
