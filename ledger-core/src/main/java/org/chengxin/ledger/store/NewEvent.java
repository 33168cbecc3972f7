package org.chengxin.ledger.store;

/**
 * An event that wants to enter the log. It has everything but a position.
 *
 * @param sequence place within the subject, from 0 to 2<sup>31</sup> − 1; two events of one subject cannot have the same
 * @param recordedAtMicros microseconds since 1970-01-01T00:00Z
 */
public record NewEvent(
        String eventId, EventName name, String subjectId, long sequence, long recordedAtMicros, EventBytes bytes) {

    public NewEvent {
        refuseNul(eventId);
        refuseNul(subjectId);
        refuseNul(name.kind() + name.type() + name.revision());
        if (sequence < 0 || sequence > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a sequence is from 0 to " + Integer.MAX_VALUE + ", found " + sequence);
        }
    }

    int length() {
        return bytes.length() + subjectId.length() + eventId.length();
    }

    private static void refuseNul(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("ids and names of events hold no NUL character");
        }
    }
}
