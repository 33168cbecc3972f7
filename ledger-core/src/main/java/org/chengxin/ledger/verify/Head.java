package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;

/**
 * What an event says of itself, in the bytes of its {@link Entry} up to the commitments. A leaf is made from these bytes as
 * they are; they are taken apart only where somebody asks.
 */
final class Head {

    private static final byte VERSION = 0x01;
    private static final int POSITION_AT = 1;
    private static final int COMMITMENTS_BYTES = 2 * Hash.BYTES;

    private final byte[] bytes;
    private final int subjectAt;
    private final int sequenceAt;

    private Head(byte[] bytes, int subjectAt, int sequenceAt) {
        this.bytes = bytes;
        this.subjectAt = subjectAt;
        this.sequenceAt = sequenceAt;
    }

    static Head of(
            long position,
            String eventId,
            String kind,
            String subjectId,
            long sequence,
            long recordedAtMicros,
            String type,
            String revision) {
        byte[] event = utf8(eventId);
        byte[] stream = utf8(kind);
        byte[] subject = utf8(subjectId);
        byte[] name = utf8(type);
        byte[] version = utf8(revision);
        int texts = event.length + stream.length + subject.length + name.length + version.length;
        ByteBuffer out = ByteBuffer.allocate(1 + 3 * Long.BYTES + 5 * Short.BYTES + texts);
        out.put(VERSION).putLong(position);
        put(out, event);
        put(out, stream);
        int subjectAt = out.position();
        put(out, subject);
        int sequenceAt = out.position();
        out.putLong(sequence).putLong(recordedAtMicros);
        put(out, name);
        put(out, version);
        return new Head(out.array(), subjectAt, sequenceAt);
    }

    /**
     * Takes {@code bytes} as they are.
     *
     * @throws MalformedException if they are no head of a known version
     */
    static Head read(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte version = in.get();
            if (version != VERSION) {
                throw new MalformedException(
                        new Wording("事件头版本应为 1，实为 " + version, "the version of a head must be 1, found " + version));
            }
            in.position(in.position() + Long.BYTES);
            skipText(in);
            skipText(in);
            int subjectAt = in.position();
            skipText(in);
            int sequenceAt = in.position();
            in.position(sequenceAt + 2 * Long.BYTES);
            skipText(in);
            skipText(in);
            if (in.hasRemaining()) {
                throw new MalformedException(new Wording(
                        "事件头多出 " + in.remaining() + " 字节",
                        "a head must end after the revision, found " + in.remaining() + " more bytes"));
            }
            return new Head(bytes, subjectAt, sequenceAt);
        } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new MalformedException(
                    new Wording(
                            "事件头过早结束，仅 " + bytes.length + " 字节",
                            "a head ends too early, after " + bytes.length + " bytes"),
                    e);
        }
    }

    /** The head of a whole entry, which goes on with its two commitments. */
    static Head ofEntry(byte[] entry) {
        return read(Arrays.copyOf(entry, Math.max(0, entry.length - COMMITMENTS_BYTES)));
    }

    /** The leaf of the entry that begins like this and ends with these commitments. */
    Hash leaf(TreeHasher hasher, Hash payload, Hash metadata) {
        byte[] entry = Arrays.copyOf(bytes, bytes.length + COMMITMENTS_BYTES);
        System.arraycopy(payload.toBytes(), 0, entry, bytes.length, Hash.BYTES);
        System.arraycopy(metadata.toBytes(), 0, entry, bytes.length + Hash.BYTES, Hash.BYTES);
        return hasher.leaf(entry);
    }

    /** The same head at another position. */
    Head at(long position) {
        byte[] moved = bytes.clone();
        ByteBuffer.wrap(moved).putLong(POSITION_AT, position);
        return new Head(moved, subjectAt, sequenceAt);
    }

    long position() {
        return ByteBuffer.wrap(bytes).getLong(POSITION_AT);
    }

    String eventId() {
        return text(POSITION_AT + Long.BYTES);
    }

    String kind() {
        return text(after(POSITION_AT + Long.BYTES));
    }

    String subjectId() {
        return text(subjectAt);
    }

    long sequence() {
        return ByteBuffer.wrap(bytes).getLong(sequenceAt);
    }

    long recordedAtMicros() {
        return ByteBuffer.wrap(bytes).getLong(sequenceAt + Long.BYTES);
    }

    String type() {
        return text(sequenceAt + 2 * Long.BYTES);
    }

    String revision() {
        return text(after(sequenceAt + 2 * Long.BYTES));
    }

    /** Sixty-four bits that stand for the subject, well mixed, the same for equal ids. */
    long subjectPrint() {
        return Print.of(bytes, subjectAt + Short.BYTES, sequenceAt);
    }

    int length() {
        return bytes.length;
    }

    /** The bytes themselves, not a copy: the caller must not change them. */
    byte[] raw() {
        return bytes;
    }

    private int after(int textAt) {
        return textAt + Short.BYTES + Short.toUnsignedInt(ByteBuffer.wrap(bytes).getShort(textAt));
    }

    private String text(int at) {
        return new String(bytes, at + Short.BYTES, after(at) - at - Short.BYTES, UTF_8);
    }

    private static void put(ByteBuffer out, byte[] text) {
        out.putShort((short) text.length).put(text);
    }

    /** What no honest entry holds is cut, so that it can be hashed and found to differ. */
    private static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return bytes.length <= Entry.TEXT_BYTES_MAX ? bytes : Arrays.copyOf(bytes, Entry.TEXT_BYTES_MAX + 1);
    }

    private static void skipText(ByteBuffer in) {
        in.position(in.position() + Short.BYTES + Short.toUnsignedInt(in.getShort(in.position())));
    }
}
