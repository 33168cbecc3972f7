package org.chengxin.ledger.credit;

import java.util.Objects;
import java.util.Optional;
import org.chengxin.ledger.credit.CreditCommand.ConfirmLift;
import org.chengxin.ledger.credit.CreditCommand.DeclineLift;
import org.chengxin.ledger.credit.CreditCommand.OrderLift;
import org.chengxin.ledger.credit.CreditEvent.LiftDeclined;
import org.chengxin.ledger.credit.CreditEvent.LiftOrdered;
import org.chengxin.ledger.credit.CreditEvent.RestrictionLifted;

/** Whether a restriction of processing ends (解除限制), which takes two people as it did to begin it. */
final class LiftRules {

    private LiftRules() {}

    static Decision decide(SubjectState state, OrderLift command) {
        return RestrictionRules.decideOn(state, command.order(), command.act().actor(), order -> {
            Act lift = order.lift();
            if (order.stage() == OrderStage.LIFT_WAITING
                    && lift != null
                    && OrderRules.isSaidAgain(lift, command.act())) {
                return new Decision.AlreadyOrdered(order.number(), order.eventId());
            }
            return theStageIs(order, OrderStage.IN_FORCE)
                    .or(() -> ActRules.theActIsAccountedFor(command.act(), null))
                    .<Decision>map(Decision.Refused::because)
                    .orElseGet(() ->
                            Decision.Happens.of(new LiftOrdered(command.subjectId(), order.number(), command.act())));
        });
    }

    static Decision decide(SubjectState state, ConfirmLift command) {
        return RestrictionRules.decideOn(state, command.order(), command.act().actor(), order -> {
            Actor second = command.act().actor();
            if (order.stage() == OrderStage.LIFTED && second.account().equals(order.decidedBy())) {
                return new Decision.AlreadyOrdered(order.number(), String.valueOf(order.decision()));
            }
            return theStageIs(order, OrderStage.LIFT_WAITING)
                    .or(() -> OrderRules.aSecondPersonDecides(liftOf(order).actor(), second))
                    .<Decision>map(Decision.Refused::because)
                    .orElseGet(() -> Decision.Happens.of(new RestrictionLifted(
                            command.subjectId(),
                            order.number(),
                            liftOf(order).actor(),
                            OrderRules.confirming(command.act(), liftOf(order)))));
        });
    }

    static Decision decide(SubjectState state, DeclineLift command) {
        return RestrictionRules.decideOn(
                state,
                command.order(),
                command.act().actor(),
                order -> theStageIs(order, OrderStage.LIFT_WAITING)
                        .or(() -> ActRules.theReasonIsGiven(command.act()))
                        .or(() -> ActRules.textIsReadable(command.act()))
                        .<Decision>map(Decision.Refused::because)
                        .orElseGet(() -> Decision.Happens.of(new LiftDeclined(
                                command.subjectId(),
                                order.number(),
                                OrderRules.isSamePerson(
                                        liftOf(order).actor(), command.act().actor()),
                                command.act()))));
    }

    private static Act liftOf(RestrictionOrder order) {
        return Objects.requireNonNull(order.lift(), "a lift that waits was ordered by somebody");
    }

    private static Optional<Refusal> theStageIs(RestrictionOrder order, OrderStage stage) {
        return order.stage() == stage ? Optional.empty() : Optional.of(OrderRules.notWaiting());
    }
}
