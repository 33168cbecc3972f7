package org.chengxin.api.bench;

import java.nio.ByteBuffer;
import java.util.UUID;

/** An event as bytes, for whoever writes to tables without an engine. */
record Row(UUID eventId, String subjectId, long sequence, long recordedAtMicros, byte[] payload, byte[] metadata) {

    byte[] eventIdBytes() {
        return bytes(eventId);
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
