package org.chengxin.ledger.credit;

import org.jspecify.annotations.Nullable;

/**
 * An order to erase the personal data of an archive, as decisions see it.
 *
 * @param number counts the orders of the archive from 1
 * @param act who ordered it, why, on what basis and by which document
 * @param eventId the event that ordered it
 * @param decidedBy account of whoever ended or confirmed it; absent while it waits
 * @param decision the event that did so
 */
record ErasureOrder(
        int number,
        ErasureGround ground,
        Act act,
        OrderStage stage,
        String eventId,
        @Nullable String decidedBy,
        @Nullable String decision) {

    ErasureOrder decided(OrderStage next, Actor by, String event) {
        return new ErasureOrder(number, ground, act, next, eventId, by.account(), event);
    }
}
