package org.chengxin.ledger.profile;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.CreditEvent.ErasureDeclined;
import org.chengxin.ledger.credit.CreditEvent.ErasureOrdered;
import org.chengxin.ledger.credit.CreditEvent.LiftDeclined;
import org.chengxin.ledger.credit.CreditEvent.LiftOrdered;
import org.chengxin.ledger.credit.CreditEvent.OfProtection;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.ProcessingRestricted;
import org.chengxin.ledger.credit.CreditEvent.RestrictionDeclined;
import org.chengxin.ledger.credit.CreditEvent.RestrictionLifted;
import org.chengxin.ledger.credit.CreditEvent.RestrictionOrdered;
import org.chengxin.ledger.credit.ErasureGround;
import org.chengxin.ledger.credit.OrderStage;
import org.chengxin.ledger.credit.RestrictionGround;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * One order to erase or to restrict, from the first person's word to its end.
 *
 * @param number counts the orders of one lever and one archive from 1
 * @param erasure why, for an erasure; absent otherwise
 * @param restriction why, for a restriction; absent otherwise
 * @param steps what was said and decided, oldest first
 */
public record ProtectionCase(
        SubjectId subjectId,
        Lever lever,
        int number,
        OrderStage stage,
        @Nullable ErasureGround erasure,
        @Nullable RestrictionGround restriction,
        List<Step> steps) {

    public ProtectionCase {
        steps = List.copyOf(steps);
    }

    /** Which of the two it is. */
    public enum Lever {
        /** 删除. */
        ERASURE,
        /** 限制处理. */
        RESTRICTION
    }

    /** What was done in a step. */
    public enum Move {
        ORDERED,
        WITHDRAWN,
        DECLINED,
        ERASED,
        RESTRICTED,
        LIFT_ORDERED,
        LIFT_WITHDRAWN,
        LIFT_DECLINED,
        LIFTED
    }

    /** One step: what, by whom and on what basis, and where it stands in the ledger. */
    public record Step(Move move, Act act, Stamp stamp) {}

    /** Which case an event belongs to: the lever and the number within the archive. */
    public static Lever leverOf(OfProtection event) {
        return switch (event) {
            case ErasureOrdered e -> Lever.ERASURE;
            case ErasureDeclined e -> Lever.ERASURE;
            case PersonalDataErased e -> Lever.ERASURE;
            case RestrictionOrdered e -> Lever.RESTRICTION;
            case RestrictionDeclined e -> Lever.RESTRICTION;
            case ProcessingRestricted e -> Lever.RESTRICTION;
            case LiftOrdered e -> Lever.RESTRICTION;
            case LiftDeclined e -> Lever.RESTRICTION;
            case RestrictionLifted e -> Lever.RESTRICTION;
        };
    }

    /**
     * The case after one more of its events.
     *
     * @param before null exactly when the event orders it
     */
    public static ProtectionCase after(@Nullable ProtectionCase before, OfProtection event, Stamp stamp) {
        return switch (event) {
            case ErasureOrdered e ->
                new ProtectionCase(
                        e.subjectId(),
                        Lever.ERASURE,
                        e.order(),
                        OrderStage.WAITING,
                        e.ground(),
                        null,
                        List.of(new Step(Move.ORDERED, e.act(), stamp)));
            case RestrictionOrdered e ->
                new ProtectionCase(
                        e.subjectId(),
                        Lever.RESTRICTION,
                        e.order(),
                        OrderStage.WAITING,
                        null,
                        e.ground(),
                        List.of(new Step(Move.ORDERED, e.act(), stamp)));
            case ErasureDeclined e -> known(before, e).ended(e.withdrawn(), e.act(), stamp);
            case RestrictionDeclined e -> known(before, e).ended(e.withdrawn(), e.act(), stamp);
            case PersonalDataErased e -> known(before, e).step(OrderStage.ERASED, Move.ERASED, e.act(), stamp);
            case ProcessingRestricted e -> known(before, e).step(OrderStage.IN_FORCE, Move.RESTRICTED, e.act(), stamp);
            case LiftOrdered e -> known(before, e).step(OrderStage.LIFT_WAITING, Move.LIFT_ORDERED, e.act(), stamp);
            case LiftDeclined e ->
                known(before, e)
                        .step(
                                OrderStage.IN_FORCE,
                                e.withdrawn() ? Move.LIFT_WITHDRAWN : Move.LIFT_DECLINED,
                                e.act(),
                                stamp);
            case RestrictionLifted e -> known(before, e).step(OrderStage.LIFTED, Move.LIFTED, e.act(), stamp);
        };
    }

    /** The case after the personal data of its archive was erased: what was still open has nothing left to wait for. */
    public ProtectionCase afterErasure() {
        return new ProtectionCase(
                subjectId,
                lever,
                number,
                stage.isOver() ? stage : OrderStage.OVERTAKEN,
                erasure,
                restriction,
                steps.stream()
                        .map(s -> new Step(s.move(), s.act().withoutPersonal(), s.stamp()))
                        .toList());
    }

    private ProtectionCase ended(boolean withdrawn, Act act, Stamp stamp) {
        return step(OrderStage.ended(withdrawn), withdrawn ? Move.WITHDRAWN : Move.DECLINED, act, stamp);
    }

    private ProtectionCase step(OrderStage next, Move move, Act act, Stamp stamp) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(move, act, stamp));
        return new ProtectionCase(subjectId, lever, number, next, erasure, restriction, more);
    }

    private static ProtectionCase known(@Nullable ProtectionCase before, OfProtection event) {
        if (before == null) {
            throw new IllegalStateException("the stream speaks of an order nobody gave: " + event.order());
        }
        return before;
    }
}
