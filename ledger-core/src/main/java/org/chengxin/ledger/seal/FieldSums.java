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

    /**
     * The sums of an event whose {@link Entry} begins with {@code head}; the same as those of its texts, without taking them
     * out of the bytes.
     *
     * @param head the encoded entry up to its commitments
     */
    public static long ofHead(byte[] head, byte[] payload, byte[] metadata) {
        return of(head, head.length, payload, metadata);
    }

    /** The sums of an event with this encoded {@link Entry}. */
    public static long ofEntry(byte[] entry, byte[] payload, byte[] metadata) {
        return of(entry, entry.length - 2 * Hash.BYTES, payload, metadata);
    }

    private static long of(byte[] head, int headBytes, byte[] payload, byte[] metadata) {
        CRC32C crc = new CRC32C();
        int eventId = 1 + Long.BYTES;
        int kind = afterText(head, eventId);
        int subjectId = afterText(head, kind);
        int sequence = afterText(head, subjectId);
        int recordedAt = sequence + Long.BYTES;
        int type = recordedAt + Long.BYTES;
        int revision = afterText(head, type);
        return at(Field.EVENT_ID, textSum(crc, head, eventId, kind))
                | at(Field.KIND, textSum(crc, head, kind, subjectId))
                | at(Field.SUBJECT_ID, textSum(crc, head, subjectId, sequence))
                | at(Field.SEQUENCE, numberSum(crc, head, sequence))
                | at(Field.RECORDED_AT, numberSum(crc, head, recordedAt))
                | at(Field.TYPE, typeSum(crc, head, type, revision, headBytes))
                | at(Field.PAYLOAD, sum(crc, payload))
                | at(Field.METADATA, sum(crc, metadata));
    }

    private static int afterText(byte[] head, int at) {
        return at + Short.BYTES + ((head[at] & 0xff) << Byte.SIZE | (head[at + 1] & 0xff));
    }

    private static long textSum(CRC32C crc, byte[] head, int at, int end) {
        crc.reset();
        crc.update(head, at + Short.BYTES, end - at - Short.BYTES);
        return fold(crc.getValue());
    }

    private static long typeSum(CRC32C crc, byte[] head, int type, int revision, int end) {
        crc.reset();
        crc.update(head, type + Short.BYTES, revision - type - Short.BYTES);
        crc.update('\n');
        crc.update(head, revision + Short.BYTES, end - revision - Short.BYTES);
        return fold(crc.getValue());
    }

    /** A number stands in an entry with its highest byte first; its sum begins with the lowest. */
    private static long numberSum(CRC32C crc, byte[] head, int at) {
        crc.reset();
        for (int i = at + Long.BYTES - 1; i >= at; i--) {
            crc.update(head[i]);
        }
        return fold(crc.getValue());
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
