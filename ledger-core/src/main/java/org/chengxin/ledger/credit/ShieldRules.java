package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairEligibility;
import org.chengxin.ledger.catalogue.RepairEligibility.Missing;
import org.chengxin.ledger.credit.CreditCommand.EndShield;
import org.chengxin.ledger.credit.CreditCommand.RepairByCourt;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.credit.CreditEvent.ShieldEnded;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.chengxin.ledger.subject.SubjectKind;

/**
 * Whether a record is hidden while a reorganisation approved by a court (重整) is carried out, and how that ends. The court
 * has decided, so one person of the office is enough; what lasts is applied for like any other repair.
 */
final class ShieldRules {

    /** A plan of reorganisation that runs longer is ordered again. */
    private static final int SHIELD_MAX_YEARS = 10;

    private ShieldRules() {}

    static Decision decide(SubjectState state, RepairByCourt command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Optional<Refusal> forbidden = RepairRules.theOfficeActs(command.act().actor(), measures);
        if (forbidden.isPresent()) {
            return Decision.Refused.because(forbidden.get());
        }
        Optional<RecordState> found = state.record(command.recordId());
        if (found.isEmpty()) {
            return Decision.Refused.because(Refusals.unknownRecord());
        }
        Optional<RepairCase> shield = state.repairs().at(command.recordId(), RepairStage.SHIELDED);
        if (shield.isPresent()
                && command.until().equals(shield.get().date())
                && OrderRules.isSaidAgain(shield.get().opened(), command.act())) {
            return new Decision.AlreadyOrdered(
                    shield.get().number(), shield.get().openedBy());
        }
        return ArchiveRules.theArchiveIsOpen(state)
                .or(() -> onlyABodyIsReorganised(state, measures))
                .or(() -> thereIsSomethingToHide(state, found.get(), catalogue, today))
                .or(() -> oneShieldAtATime(shield, measures))
                .or(() -> theShieldIsTemporary(command.until(), today, measures))
                .or(() -> ActRules.theActIsAccountedFor(command.act(), measures))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(new RepairShielded(
                        command.subjectId(),
                        command.recordId(),
                        state.repairs().of(command.recordId()).size() + 1,
                        command.until(),
                        command.act())));
    }

    static Decision decide(SubjectState state, EndShield command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Actor actor = command.act().actor();
        Optional<Refusal> forbidden =
                actor.role() == Role.SYSTEM ? Optional.empty() : RepairRules.theOfficeActs(actor, measures);
        return RepairRules.decideOn(state, command, command.repair(), forbidden, (record, repair) -> {
            if (repair.isSaidAgain(RepairStage.SHIELD_ENDED, actor)) {
                return new Decision.AlreadyOrdered(repair.number(), repair.eventId());
            }
            return RepairRules.theStageIs(repair, measures, RepairStage.SHIELDED)
                    .or(() -> theEndIsDueOrAccountedFor(repair, command.act(), today, measures))
                    .<Decision>map(Decision.Refused::because)
                    .orElseGet(() -> Decision.Happens.of(
                            new ShieldEnded(command.subjectId(), command.recordId(), repair.number(), command.act())));
        });
    }

    private static Optional<Refusal> onlyABodyIsReorganised(SubjectState state, LegalBasis basis) {
        SubjectKind kind = state.registered().map(SubjectRegistered::kind).orElseThrow();
        return kind == SubjectKind.ENTERPRISE || kind == SubjectKind.ORGANISATION
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-REPAIR-COURT",
                        Kind.CONFLICT,
                        null,
                        basis,
                        "重整只适用于企业和其他组织",
                        "Only an enterprise or another organisation is reorganised"));
    }

    /** Neither time nor duties stand against a shield, but what the record is. */
    private static Optional<Refusal> thereIsSomethingToHide(
            SubjectState state, RecordState record, Catalogue catalogue, LocalDate today) {
        RepairEligibility all = RepairRules.eligibility(state, record, true, true, catalogue, today);
        List<Missing> standing = all.missing().stream()
                .filter(missing -> switch (missing) {
                    case NOT_NEGATIVE, REVOKED, ALREADY_REPAIRED, EXPIRED -> true;
                    case EXCLUDED, MINIMUM_TIME, WAIT, DUTIES_DONE, PROMISE_LETTER -> false;
                })
                .toList();
        RepairEligibility left = new RepairEligibility(all.terms(), all.earliest(), all.exclusion(), standing);
        return RepairRefusals.of(left, RepairRules.basisOn(catalogue, today)).stream()
                .findFirst();
    }

    private static Optional<Refusal> oneShieldAtATime(Optional<RepairCase> shield, LegalBasis basis) {
        return shield.map(repair -> Refusals.of(
                "R-REPAIR-OPEN",
                Kind.CONFLICT,
                null,
                basis,
                "这条记录已因重整暂时屏蔽（第 " + repair.number() + " 号）",
                "The record is hidden for a reorganisation already, by repair " + repair.number()));
    }

    private static Optional<Refusal> theShieldIsTemporary(LocalDate until, LocalDate today, LegalBasis basis) {
        LocalDate latest = today.plusYears(SHIELD_MAX_YEARS);
        return until.isBefore(today) || until.isAfter(latest)
                ? Optional.of(Refusals.of(
                        "R-REPAIR-COURT",
                        Kind.INVALID,
                        "/until",
                        basis,
                        "暂时屏蔽的截止日应在 " + today + " 至 " + latest + " 之间，实为 " + until,
                        "The last day of the shield lies from " + today + " to " + latest + ", found " + until))
                : Optional.empty();
    }

    private static Optional<Refusal> theEndIsDueOrAccountedFor(
            RepairCase repair, Act act, LocalDate today, LegalBasis basis) {
        LocalDate until = repair.date();
        if (until != null && today.isAfter(until)) {
            return ActRules.textIsReadable(act);
        }
        return act.actor().role() == Role.SYSTEM
                ? Optional.of(Refusals.of(
                        "R-REPAIR-COURT",
                        Kind.CONFLICT,
                        null,
                        basis,
                        "暂时屏蔽至 " + until + "，尚未届满",
                        "The shield lasts until " + until + " and is not over"))
                : ActRules.theActIsAccountedFor(act, basis);
    }
}
