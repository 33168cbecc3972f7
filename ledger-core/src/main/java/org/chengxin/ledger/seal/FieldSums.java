package org.chengxin.ledger.seal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * One byte of checksum for each of eight fields of an event, packed into a long and stored beside the event. It proves
 * nothing, the leaf does; when a leaf does not match, the sums tell which field was changed by whoever did not know of
 * them. A sum of one byte misses one change in 256.
 */
public final class FieldSums {

    /** The fields, from the lowest byte up. */
    public enum Field {
        EVENT_ID(0),
        KIND(8),
        SUBJECT_ID(16),
        SEQUENCE(24),
        RECORDED_AT(32),
        TYPE(40),
        PAYLOAD(48),
        METADATA(56);

        private final int shiftBits;

        Field(int shiftBits) {
            this.shiftBits = shiftBits;
        }
    }

    private FieldSums() {}

    /** The sums of an event as it is stored; type and revision count as one field. */
    public static long of(
            String eventId,
            String kind,
            String subjectId,
            long sequence,
            long recordedAtMicros,
            String type,
            String revision,
            byte[] payload,
            byte[] metadata) {
        CRC32C crc = new CRC32C();
        return at(Field.EVENT_ID, sum(crc, eventId))
                | at(Field.KIND, sum(crc, kind))
                | at(Field.SUBJECT_ID, sum(crc, subjectId))
                | at(Field.SEQUENCE, sum(crc, sequence))
                | at(Field.RECORDED_AT, sum(crc, recordedAtMicros))
                | at(Field.TYPE, sum(crc, type + '\n' + revision))
                | at(Field.PAYLOAD, sum(crc, payload))
                | at(Field.METADATA, sum(crc, metadata));
    }

    /** The fields in which two sums differ. */
    public static List<Field> differing(long stored, long computed) {
        List<Field> fields = new ArrayList<>();
        for (Field field : Field.values()) {
            if (((stored ^ computed) >>> field.shiftBits & 0xff) != 0) {
                fields.add(field);
            }
        }
        return fields;
    }

    private static long at(Field field, long sum) {
        return sum << field.shiftBits;
    }

    private static long sum(CRC32C crc, String text) {
        return sum(crc, text.getBytes(StandardCharsets.UTF_8));
    }

    private static long sum(CRC32C crc, long number) {
        crc.reset();
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            crc.update((int) (number >>> shift));
        }
        return fold(crc.getValue());
    }

    private static long sum(CRC32C crc, byte[] bytes) {
        crc.reset();
        crc.update(bytes);
        return fold(crc.getValue());
    }

    private static long fold(long crc) {
        return (crc ^ crc >>> 8 ^ crc >>> 16 ^ crc >>> 24) & 0xff;
    }
}
