package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairEligibility;
import org.chengxin.ledger.credit.CreditCommand.ApplyForRepair;
import org.chengxin.ledger.credit.CreditCommand.SupplementRepair;
import org.chengxin.ledger.credit.CreditEvent.RepairApplied;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplemented;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;

/** Whether somebody may apply for the repair of a record (信用修复申请), and complete the application. */
final class RepairApplicationRules {

    private RepairApplicationRules() {}

    static Decision decide(SubjectState state, ApplyForRepair command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Optional<Refusal> forbidden =
                PartyRules.theSubjectOrTheOfficeActs(state, command.act().actor());
        if (forbidden.isPresent()) {
            return Decision.Refused.because(forbidden.get());
        }
        Optional<RecordState> found = state.record(command.recordId());
        if (found.isEmpty()) {
            return Decision.Refused.because(Refusals.unknownRecord());
        }
        RecordState record = found.get();
        List<RepairCase> before = state.repairs().of(record.recordId());
        Optional<RepairCase> again = before.stream()
                .filter(repair -> repair.isAppliedAgain(command.promise(), command.proofs(), command.act()))
                .findFirst();
        if (again.isPresent()) {
            return new Decision.AlreadyOrdered(again.get().number(), again.get().openedBy());
        }
        RepairEligibility eligibility = RepairRules.eligibility(
                state, record, command.promise() != null, !command.proofs().isEmpty(), catalogue, today);
        Optional<Refusal> first = ArchiveRules.theArchiveIsOpen(state)
                .or(() -> oneRepairAtATime(before, measures))
                .or(() -> RepairRules.noObjectionIsOpen(state, command.recordId(), measures))
                .or(() -> RepairRules.theRecordIsNotExempt(state, command.recordId(), measures))
                .or(() -> RepairPapers.thePapersAreInOrder(command.promise(), command.proofs(), measures))
                .or(() -> ActRules.textIsReadable(command.act()));
        List<Refusal> refusals = first.map(List::of).orElseGet(() -> RepairRefusals.of(eligibility, measures));
        return RepairRules.unlessRefused(
                refusals,
                () -> new RepairApplied(
                        command.subjectId(),
                        command.recordId(),
                        before.size() + 1,
                        Objects.requireNonNull(command.promise(), "without a promise it is not eligible"),
                        command.proofs(),
                        RepairRules.terms(eligibility),
                        command.act()));
    }

    static Decision decide(SubjectState state, SupplementRepair command, Catalogue catalogue, LocalDate today) {
        LegalBasis measures = RepairRules.basisOn(catalogue, today);
        Actor actor = command.act().actor();
        return RepairRules.decideOn(
                state,
                command,
                command.repair(),
                PartyRules.theSubjectOrTheOfficeActs(state, actor),
                (record, repair) -> {
                    PromiseLetter promise = command.promise() == null
                            ? Objects.requireNonNull(repair.promise(), "an application has a promise")
                            : command.promise();
                    List<Attachment> proofs = Stream.concat(repair.proofs().stream(), command.proofs().stream())
                            .distinct()
                            .toList();
                    boolean isThereAlready = promise.equals(repair.promise()) && proofs.equals(repair.proofs());
                    if (isThereAlready && repair.isSaidAgain(RepairStage.APPLIED, actor)) {
                        return new Decision.AlreadyOrdered(repair.number(), repair.eventId());
                    }
                    return RepairRules.theStageIs(repair, measures, RepairStage.SUPPLEMENT_REQUESTED)
                            .or(() -> somethingIsAdded(isThereAlready, measures))
                            .or(() -> RepairPapers.thePapersAreInOrder(promise, proofs, measures))
                            .or(() -> ActRules.textIsReadable(command.act()))
                            .<Decision>map(Decision.Refused::because)
                            .orElseGet(() -> Decision.Happens.of(new RepairSupplemented(
                                    command.subjectId(),
                                    command.recordId(),
                                    repair.number(),
                                    promise,
                                    proofs,
                                    command.act())));
                });
    }

    private static Optional<Refusal> oneRepairAtATime(List<RepairCase> before, LegalBasis basis) {
        return before.stream()
                .filter(repair -> repair.stage().isOpen())
                .findFirst()
                .map(repair -> RepairRefusals.repairIsOpen(repair.number(), basis));
    }

    private static Optional<Refusal> somethingIsAdded(boolean isThereAlready, LegalBasis basis) {
        return isThereAlready
                ? Optional.of(Refusals.of(
                        "R-REPAIR-PAPERS",
                        Kind.INVALID,
                        "/proofs",
                        basis,
                        "请附补正的承诺书或者证明材料",
                        "Attach the letter of promise or the proofs that were asked for"))
                : Optional.empty();
    }
}
