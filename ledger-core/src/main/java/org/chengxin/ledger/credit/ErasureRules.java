package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.RetentionRule;
import org.chengxin.ledger.credit.CreditCommand.ConfirmErasure;
import org.chengxin.ledger.credit.CreditCommand.DeclineErasure;
import org.chengxin.ledger.credit.CreditCommand.OrderErasure;
import org.chengxin.ledger.credit.CreditEvent.ErasureDeclined;
import org.chengxin.ledger.credit.CreditEvent.ErasureOrdered;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.subject.SubjectKind;

/** Whether the personal data of an archive may be erased (删除), which two people of the credit office decide together. */
final class ErasureRules {

    private ErasureRules() {}

    static Decision decide(SubjectState state, OrderErasure command, Catalogue catalogue, LocalDate today) {
        Act act = OrderRules.resting(command.act(), command.ground().basis());
        Optional<ErasureOrder> waiting = waiting(state);
        if (waiting.isPresent()
                && waiting.get().ground() == command.ground()
                && OrderRules.isSaidAgain(waiting.get().act(), act)) {
            return new Decision.AlreadyOrdered(
                    waiting.get().number(), waiting.get().eventId());
        }
        return OrderRules.theOfficeDecides(act.actor())
                .or(() -> theSubjectIsKnown(state))
                .or(() -> ArchiveRules.theArchiveIsNotErased(state))
                .or(() -> onlyTheArchiveOfAPersonIsErased(state))
                .or(() -> noDutyToKeepIsRunning(state, catalogue, today))
                .or(() -> noOtherOrderWaits(waiting))
                .or(() -> theGroundIsSpelledOut(command))
                .or(() -> ActRules.theActIsAccountedFor(act, null))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(
                        new ErasureOrdered(command.subjectId(), state.erasures().size() + 1, command.ground(), act)));
    }

    /** The duty to keep is asked for again: between the order and the confirmation the catalogue or the archive may change. */
    static Decision decide(SubjectState state, ConfirmErasure command, Catalogue catalogue, LocalDate today) {
        Optional<ErasureOrder> found = state.erasure(command.order());
        if (found.isEmpty()) {
            return refused(OrderRules.theOfficeDecides(command.act().actor()), OrderRules.unknownOrder());
        }
        ErasureOrder order = found.get();
        Actor second = command.act().actor();
        if (order.stage() == OrderStage.ERASED && second.account().equals(order.decidedBy())) {
            return new Decision.AlreadyOrdered(order.number(), String.valueOf(order.decision()));
        }
        return OrderRules.theOfficeDecides(second)
                .or(() -> theOrderWaits(order))
                .or(() -> OrderRules.aSecondPersonDecides(order.act().actor(), second))
                .or(() -> noDutyToKeepIsRunning(state, catalogue, today))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(new PersonalDataErased(
                        command.subjectId(),
                        order.number(),
                        order.ground(),
                        order.act().actor(),
                        OrderRules.confirming(command.act(), order.act()))));
    }

    static Decision decide(SubjectState state, DeclineErasure command) {
        Optional<ErasureOrder> found = state.erasure(command.order());
        if (found.isEmpty()) {
            return refused(OrderRules.theOfficeDecides(command.act().actor()), OrderRules.unknownOrder());
        }
        ErasureOrder order = found.get();
        Actor actor = command.act().actor();
        boolean withdrawn = OrderRules.isSamePerson(order.act().actor(), actor);
        if (order.stage() == OrderStage.ended(withdrawn) && actor.account().equals(order.decidedBy())) {
            return new Decision.AlreadyOrdered(order.number(), String.valueOf(order.decision()));
        }
        return OrderRules.theOfficeDecides(actor)
                .or(() -> theOrderWaits(order))
                .or(() -> ActRules.theReasonIsGiven(command.act()))
                .or(() -> ActRules.textIsReadable(command.act()))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(
                        new ErasureDeclined(command.subjectId(), order.number(), withdrawn, command.act())));
    }

    private static Optional<Refusal> theSubjectIsKnown(SubjectState state) {
        return state.registered().isPresent() ? Optional.empty() : Optional.of(Refusals.unknownSubject());
    }

    /**
     * What is recorded about a body stands in the open part of the events, which no key protects and nobody can delete; to
     * erase its key would take the named persons out of records that must stay true. The other lever serves there.
     */
    private static Optional<Refusal> onlyTheArchiveOfAPersonIsErased(SubjectState state) {
        return kind(state).isNaturalPerson()
                ? Optional.empty()
                : Optional.of(
                        Refusals.of(
                                "R-ERASE-KIND",
                                Kind.CONFLICT,
                                null,
                                OrderRules.STORAGE_ONLY,
                                "组织的档案不办理个人信息删除；其中涉及个人的内容有误请更正或撤销，确需停止处理的请办理限制处理",
                                "The archive of a body is not erased; correct or revoke what is wrong about a person in it, or restrict its processing"));
    }

    private static Optional<Refusal> noDutyToKeepIsRunning(SubjectState state, Catalogue catalogue, LocalDate today) {
        return catalogue.retentionOf(kind(state), state.standing(), today).map(ErasureRules::mustBeKept);
    }

    private static Refusal mustBeKept(RetentionRule.Running running) {
        RetentionRule rule = running.rule();
        return Refusals.of(
                "R-RETENTION",
                Kind.CONFLICT,
                null,
                rule.legalBasis(),
                "法定保存期限未届满（" + rule.id() + "：" + rule.name().zh() + "，"
                        + (running.until() == null ? "未设期限" : "保存至 " + running.until())
                        + "），不得删除；请办理限制处理",
                "The statutory retention period is running (" + rule.id() + ": "
                        + rule.name().en() + ", "
                        + (running.until() == null ? "no end set" : "until " + running.until())
                        + "): nothing is erased; restrict the processing instead");
    }

    private static Optional<Refusal> noOtherOrderWaits(Optional<ErasureOrder> waiting) {
        return waiting.map(order -> Refusals.of(
                "R-ORDER-WAITING",
                Kind.CONFLICT,
                null,
                "已有一件删除决定（第 " + order.number() + " 号）待另一人确认，请先办结",
                "Order " + order.number() + " to erase is waiting for a second person; settle it first"));
    }

    private static Optional<Refusal> theGroundIsSpelledOut(OrderErasure command) {
        return command.ground().needsLawNamed() && command.act().legalBasis().isEmpty()
                ? Refusals.invalid(
                        "R-ACT-BASIS",
                        "/legalBasis",
                        "以该事由删除的，请注明所依据的法律、行政法规或者裁判文书",
                        "On this ground, name the law or the court decision it rests on")
                : Optional.empty();
    }

    private static Optional<Refusal> theOrderWaits(ErasureOrder order) {
        return order.stage() == OrderStage.WAITING ? Optional.empty() : Optional.of(OrderRules.notWaiting());
    }

    private static Optional<ErasureOrder> waiting(SubjectState state) {
        return state.erasures().stream()
                .filter(order -> order.stage() == OrderStage.WAITING)
                .findFirst();
    }

    private static SubjectKind kind(SubjectState state) {
        return state.registered().map(SubjectRegistered::kind).orElseThrow();
    }

    private static Decision refused(Optional<Refusal> first, Refusal otherwise) {
        return new Decision.Refused(List.of(first.orElse(otherwise)));
    }
}
