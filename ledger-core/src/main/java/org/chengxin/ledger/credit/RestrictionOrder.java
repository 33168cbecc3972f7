package org.chengxin.ledger.credit;

import org.jspecify.annotations.Nullable;

/**
 * A restriction of processing, ordered, in force or over, as decisions see it.
 *
 * @param number counts the restrictions of the archive from 1
 * @param act who ordered it, why, on what basis and by which document
 * @param lift the same of the order to lift it that waits or was carried out
 * @param eventId the event that ordered what waits, or waited last
 * @param decidedBy account of whoever took the last decision as second person; absent before the first
 * @param decision the event of that decision
 */
record RestrictionOrder(
        int number,
        RestrictionGround ground,
        Act act,
        @Nullable Act lift,
        OrderStage stage,
        String eventId,
        @Nullable String decidedBy,
        @Nullable String decision) {

    RestrictionOrder decided(OrderStage next, Actor by, String event) {
        return new RestrictionOrder(number, ground, act, lift, next, eventId, by.account(), event);
    }

    RestrictionOrder liftOrdered(Act order, String event) {
        return new RestrictionOrder(number, ground, act, order, OrderStage.LIFT_WAITING, event, decidedBy, decision);
    }

    RestrictionOrder overtaken() {
        return stage.isOver()
                ? this
                : new RestrictionOrder(number, ground, act, lift, OrderStage.OVERTAKEN, eventId, decidedBy, decision);
    }
}
