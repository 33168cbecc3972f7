package org.chengxin.ledger.store;

import java.nio.ByteBuffer;
import java.util.UUID;

/** Event ids as the log stores them: a UUID in its canonical spelling as its 16 bytes, any other id as {@link MarkedText}. */
final class EventIds {

    private static final int UUID_CHARACTERS = 36;

    private EventIds() {}

    static byte[] toBytes(String id) {
        if (id.length() == UUID_CHARACTERS) {
            try {
                UUID uuid = UUID.fromString(id);
                if (uuid.toString().equals(id)) {
                    return ByteBuffer.allocate(MarkedText.PACKED_BYTES)
                            .putLong(uuid.getMostSignificantBits())
                            .putLong(uuid.getLeastSignificantBits())
                            .array();
                }
            } catch (IllegalArgumentException notOne) {
                return MarkedText.toBytes(id);
            }
        }
        return MarkedText.toBytes(id);
    }

    static String ofBytes(byte[] bytes) {
        if (bytes.length != MarkedText.PACKED_BYTES) {
            return MarkedText.ofBytes(bytes);
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        return new UUID(in.getLong(), in.getLong()).toString();
    }
}
