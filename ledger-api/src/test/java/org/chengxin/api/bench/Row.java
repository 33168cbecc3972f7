package org.chengxin.api.bench;

import java.nio.ByteBuffer;
import java.util.UUID;

/** An event as bytes, for whoever writes to tables without an engine. */
record Row(UUID eventId, String subjectId, int sequence, long recordedAtMicros, byte[] payload, byte[] metadata) {

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    byte[] eventIdBytes() {
        return bytes(eventId);
    }

    byte[] subjectIdBytes() {
        return bytes(subjectId);
    }

    /** The 128 bits of a ULID, five to a digit. */
    static byte[] bytes(String ulid) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < ulid.length(); i++) {
            high = high << 5 | low >>> 59;
            low = low << 5 | CROCKFORD.indexOf(ulid.charAt(i));
        }
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(high).putLong(low).array();
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
