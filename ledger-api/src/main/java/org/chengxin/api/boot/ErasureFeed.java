package org.chengxin.api.boot;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.chengxin.api.erasure.ErasureEffects;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.subject.SubjectId;

/**
 * Follows the ledger and carries out every erasure it finds. What was cut off between the event and the destruction of the
 * key is met again after the restart, because the follower moves on only when all of it is done.
 */
final class ErasureFeed {

    static final String NAME = "erasure";

    private final ErasureEffects effects;
    private final EventStore events;

    ErasureFeed(ErasureEffects effects, EventStore events) {
        this.effects = effects;
        this.events = events;
    }

    @EventHandler
    void on(PersonalDataErased event) {
        effects.carryOut(asRegistered(event.subjectId()));
    }

    /** From the first event on, past any snapshot. */
    private SubjectRegistered asRegistered(SubjectId subject) {
        return events.readEvents(subject.value(), 0)
                .asStream()
                .map(message -> message.getPayload())
                .filter(SubjectRegistered.class::isInstance)
                .map(SubjectRegistered.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("erased but never registered: " + subject));
    }
}
