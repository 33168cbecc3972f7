package org.chengxin.ledger.store;

/** An event with this id is in the log, and it is another one. Nothing of the append was stored. */
public final class EventIdConflictException extends RuntimeException {

    EventIdConflictException(String eventId, long position) {
        this("event id " + eventId + " belongs to another event, at position " + position);
    }

    EventIdConflictException(String message) {
        super(message);
    }
}
