package org.chengxin.api.crash;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a client orders: so many events for a subject, from this sequence on, all of them or none. The ids of the events follow
 * from the command, so sending it again is sending the same events.
 */
record Command(String id, String subjectId, long sequence, int events) {

    static Command parse(String text) {
        String[] words = text.split(" ");
        return new Command(words[0], words[1], Long.parseLong(words[2]), Integer.parseInt(words[3]));
    }

    /** Every event carries its command, so that the log itself says what belongs together. */
    static Command ofPayload(byte[] payload) {
        return parse(new String(payload, StandardCharsets.US_ASCII));
    }

    String text() {
        return id + " " + subjectId + " " + sequence + " " + events;
    }

    String eventId(int index) {
        return UUID.nameUUIDFromBytes((id + "/" + index).getBytes(StandardCharsets.US_ASCII))
                .toString();
    }

    Command next(String nextId, int nextEvents) {
        return new Command(nextId, subjectId, sequence + events, nextEvents);
    }
}
