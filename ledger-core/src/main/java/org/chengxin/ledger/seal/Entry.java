package org.chengxin.ledger.seal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * What a leaf of the ledger's log says of one event: its place, whose it is, what it is called, and commitments to the stored
 * payload and metadata. Opaque ids and digests only, so that an entry may be shown to somebody who may not see the event.
 *
 * <p>Encoding, version 1, all numbers big-endian, {@code text} being two bytes of length and that many of UTF-8:
 *
 * <pre>
 *   01 | position 8 | event id text | kind text | subject id text | sequence 8 | recorded at 8
 *      | type text | revision text | payload commitment 32 | metadata commitment 32
 * </pre>
 *
 * <p>A commitment is {@code H(salt | part | bytes)} with a salt of 16 random bytes for each event and part {@code 01} for the
 * payload, {@code 02} for the metadata. However large an event, its entry stays far below the 65,535 bytes that
 * <a href="https://c2sp.org/tlog-tiles">tlog-tiles</a> allows, because every text is at most {@value #TEXT_BYTES_MAX} bytes.
 *
 * @param position counted from 1; the index of the leaf is one less
 * @param kind kind of the stream, empty for an event that belongs to none
 * @param recordedAtMicros microseconds since 1970-01-01T00:00Z
 */
public record Entry(
        long position,
        String eventId,
        String kind,
        String subjectId,
        long sequence,
        long recordedAtMicros,
        String type,
        String revision,
        Hash payload,
        Hash metadata) {

    /** Length of the salt of an event, in bytes. */
    public static final int SALT_BYTES = 16;

    /** Longest text of an entry, in bytes of UTF-8. */
    public static final int TEXT_BYTES_MAX = 1024;

    private static final byte VERSION = 0x01;
    private static final byte PAYLOAD = 0x01;
    private static final byte METADATA = 0x02;
    private static final int FIXED_BYTES = 1 + 3 * Long.BYTES + 2 * Hash.BYTES;
    private static final int TEXTS = 5;

    public static Hash commitToPayload(TreeHasher hasher, byte[] salt, byte[] payload) {
        return hasher.commit(salt, PAYLOAD, payload);
    }

    public static Hash commitToMetadata(TreeHasher hasher, byte[] salt, byte[] metadata) {
        return hasher.commit(salt, METADATA, metadata);
    }

    /** The leaf of this entry. */
    public Hash leaf(TreeHasher hasher) {
        return hasher.leaf(encode());
    }

    /**
     * The bytes the log holds.
     *
     * @throws IllegalArgumentException if a text is too long
     */
    public byte[] encode() {
        byte[][] texts = {utf8(eventId), utf8(kind), utf8(subjectId), utf8(type), utf8(revision)};
        int length = FIXED_BYTES + TEXTS * Short.BYTES;
        for (byte[] text : texts) {
            length += text.length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        out.put(VERSION).putLong(position);
        put(out, texts[0]);
        put(out, texts[1]);
        put(out, texts[2]);
        out.putLong(sequence).putLong(recordedAtMicros);
        put(out, texts[3]);
        put(out, texts[4]);
        out.put(payload.raw()).put(metadata.raw());
        return out.array();
    }

    /**
     * Puts another position into an encoded entry, in place. Everything but the position can so be encoded before the
     * position is known.
     */
    public static void place(byte[] encoded, long position) {
        ByteBuffer.wrap(encoded).putLong(1, position);
    }

    /**
     * Reads what {@link #encode} wrote, and nothing else: {@code decode(b).encode()} equals {@code b}.
     *
     * @throws IllegalArgumentException if the bytes are no entry of a known version
     */
    public static Entry decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("entry version must be 1, found " + version);
            }
            long position = in.getLong();
            String eventId = text(in, "event id");
            String kind = text(in, "kind");
            String subjectId = text(in, "subject id");
            long sequence = in.getLong();
            long recordedAtMicros = in.getLong();
            String type = text(in, "type");
            String revision = text(in, "revision");
            Hash payload = hash(in);
            Hash metadata = hash(in);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(
                        "entry must end after the metadata commitment, found " + in.remaining() + " more bytes");
            }
            return new Entry(
                    position, eventId, kind, subjectId, sequence, recordedAtMicros, type, revision, payload, metadata);
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("entry ends too early, after " + bytes.length + " bytes", e);
        }
    }

    private static byte[] utf8(String text) {
        byte[] bytes = Canonical.utf8("a text of an entry", text);
        if (bytes.length > TEXT_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a text of an entry has at most " + TEXT_BYTES_MAX + " bytes, found " + bytes.length);
        }
        return bytes;
    }

    private static void put(ByteBuffer out, byte[] text) {
        out.putShort((short) text.length).put(text);
    }

    private static String text(ByteBuffer in, String name) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > TEXT_BYTES_MAX) {
            throw new IllegalArgumentException(name + " has at most " + TEXT_BYTES_MAX + " bytes, found " + length);
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Canonical.utf8(name, bytes);
    }

    private static Hash hash(ByteBuffer in) {
        byte[] bytes = new byte[Hash.BYTES];
        in.get(bytes);
        return Hash.adopt(bytes);
    }
}
