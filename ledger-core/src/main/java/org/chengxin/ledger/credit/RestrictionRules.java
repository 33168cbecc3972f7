package org.chengxin.ledger.credit;

import java.util.Optional;
import java.util.function.Function;
import org.chengxin.ledger.credit.CreditCommand.ConfirmRestriction;
import org.chengxin.ledger.credit.CreditCommand.DeclineRestriction;
import org.chengxin.ledger.credit.CreditCommand.OrderRestriction;
import org.chengxin.ledger.credit.CreditEvent.ProcessingRestricted;
import org.chengxin.ledger.credit.CreditEvent.RestrictionDeclined;
import org.chengxin.ledger.credit.CreditEvent.RestrictionOrdered;
import org.chengxin.ledger.credit.Refusal.Kind;

/**
 * Whether processing of an archive is restricted to storage (限制处理), which two people of the credit office decide
 * together. How it is lifted is said in {@link LiftRules}.
 */
final class RestrictionRules {

    private RestrictionRules() {}

    static Decision decide(SubjectState state, OrderRestriction command) {
        Act act = OrderRules.resting(command.act(), command.ground().basis());
        Optional<RestrictionOrder> open = open(state);
        if (open.isPresent()
                && open.get().stage() == OrderStage.WAITING
                && open.get().ground() == command.ground()
                && OrderRules.isSaidAgain(open.get().act(), act)) {
            return new Decision.AlreadyOrdered(open.get().number(), open.get().eventId());
        }
        return OrderRules.theOfficeDecides(act.actor())
                .or(() -> theSubjectIsKnown(state))
                .or(() -> ArchiveRules.theArchiveIsNotErased(state))
                .or(() -> oneRestrictionAtATime(open))
                .or(() -> ActRules.theActIsAccountedFor(act, OrderRules.STORAGE_ONLY))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(new RestrictionOrdered(
                        command.subjectId(), state.restrictions().size() + 1, command.ground(), act)));
    }

    static Decision decide(SubjectState state, ConfirmRestriction command) {
        return decideOn(state, command.order(), command.act().actor(), order -> {
            Actor second = command.act().actor();
            if (order.stage() == OrderStage.IN_FORCE && second.account().equals(order.decidedBy())) {
                return new Decision.AlreadyOrdered(order.number(), String.valueOf(order.decision()));
            }
            return theOrderWaits(order)
                    .or(() -> OrderRules.aSecondPersonDecides(order.act().actor(), second))
                    .<Decision>map(Decision.Refused::because)
                    .orElseGet(() -> Decision.Happens.of(new ProcessingRestricted(
                            command.subjectId(),
                            order.number(),
                            order.ground(),
                            order.act().actor(),
                            OrderRules.confirming(command.act(), order.act()))));
        });
    }

    static Decision decide(SubjectState state, DeclineRestriction command) {
        return decideOn(state, command.order(), command.act().actor(), order -> {
            Actor actor = command.act().actor();
            boolean withdrawn = OrderRules.isSamePerson(order.act().actor(), actor);
            if (order.stage() == OrderStage.ended(withdrawn) && actor.account().equals(order.decidedBy())) {
                return new Decision.AlreadyOrdered(order.number(), String.valueOf(order.decision()));
            }
            return theOrderWaits(order)
                    .or(() -> ActRules.theReasonIsGiven(command.act()))
                    .or(() -> ActRules.textIsReadable(command.act()))
                    .<Decision>map(Decision.Refused::because)
                    .orElseGet(() -> Decision.Happens.of(
                            new RestrictionDeclined(command.subjectId(), order.number(), withdrawn, command.act())));
        });
    }

    /** What is decided on a restriction that the archive has; the office alone learns whether it has. */
    static Decision decideOn(
            SubjectState state, int number, Actor actor, Function<RestrictionOrder, Decision> decision) {
        return OrderRules.theOfficeDecides(actor)
                .or(() -> ArchiveRules.theArchiveIsNotErased(state))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> state.restriction(number)
                        .map(decision)
                        .orElseGet(() -> Decision.Refused.because(OrderRules.unknownOrder())));
    }

    private static Optional<Refusal> theSubjectIsKnown(SubjectState state) {
        return state.registered().isPresent() ? Optional.empty() : Optional.of(Refusals.unknownSubject());
    }

    private static Optional<Refusal> oneRestrictionAtATime(Optional<RestrictionOrder> open) {
        return open.map(order -> Refusals.of(
                "R-ORDER-WAITING",
                Kind.CONFLICT,
                null,
                "已有一件限制处理（第 " + order.number() + " 号）待确认或正在执行",
                "Restriction " + order.number() + " waits for a second person or is in force already"));
    }

    private static Optional<Refusal> theOrderWaits(RestrictionOrder order) {
        return order.stage() == OrderStage.WAITING ? Optional.empty() : Optional.of(OrderRules.notWaiting());
    }

    private static Optional<RestrictionOrder> open(SubjectState state) {
        return state.restrictions().stream()
                .filter(order -> !order.stage().isOver())
                .findFirst();
    }
}
