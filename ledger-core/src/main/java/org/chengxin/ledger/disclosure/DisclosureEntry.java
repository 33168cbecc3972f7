package org.chengxin.ledger.disclosure;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;

/**
 * One line of the log of disclosure (公示日志): that a record was made public, under a commitment to what was shown, or that it
 * was withdrawn, and why. Nothing of the content, so that what was withdrawn does not live on in the log.
 *
 * <p>Encoding, version 1, all numbers big-endian, {@code text} being two bytes of length and that many of UTF-8:
 *
 * <pre>
 *   01 | position 8 | 'P' or 'W' | source position 8 | record id text | type text | from text | until text | ground text
 *      | content commitment 32
 * </pre>
 *
 * <p>The commitment is {@code H(salt | 01 | content)} with the salt that the proof of a public record shows; of a withdrawal
 * it is 32 zero bytes.
 *
 * @param position counted from 1; the index of the leaf is one less
 * @param sourcePosition of the event in the ledger that caused it
 * @param type code of the record type
 * @param from first public day, ISO date; of a withdrawal, the day it took effect; empty if there is no first day
 * @param until last public day, ISO date; empty if there is none, and of a withdrawal
 * @param ground why it was withdrawn; empty of a publication
 */
public record DisclosureEntry(
        long position,
        Kind kind,
        long sourcePosition,
        String recordId,
        String type,
        String from,
        String until,
        String ground,
        Hash content) {

    /** What a line says. */
    public enum Kind {
        PUBLISHED('P'),
        WITHDRAWN('W');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        private static Kind of(byte letter) {
            for (Kind kind : values()) {
                if (kind.letter == letter) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("a line of the log of disclosure is P or W, found " + letter);
        }
    }

    /** The commitment of a line that shows nothing. */
    public static final Hash NO_CONTENT = Hash.of(new byte[Hash.BYTES]);

    private static final byte VERSION = 0x01;
    private static final int FIXED_BYTES = 2 + 2 * Long.BYTES + Hash.BYTES;

    /** The commitment to what was shown. */
    public static Hash commit(TreeHasher hasher, byte[] salt, byte[] content) {
        return Entry.commitToPayload(hasher, salt, content);
    }

    /** The same line at another place. */
    public DisclosureEntry at(long other) {
        return new DisclosureEntry(other, kind, sourcePosition, recordId, type, from, until, ground, content);
    }

    /** The bytes the log holds. */
    public byte[] encode() {
        List<byte[]> texts = List.of(utf8(recordId), utf8(type), utf8(from), utf8(until), utf8(ground));
        int length = FIXED_BYTES
                + texts.stream().mapToInt(text -> Short.BYTES + text.length).sum();
        ByteBuffer out = ByteBuffer.allocate(length)
                .put(VERSION)
                .putLong(position)
                .put((byte) kind.letter)
                .putLong(sourcePosition);
        texts.forEach(text -> out.putShort((short) text.length).put(text));
        return out.put(content.toBytes()).array();
    }

    /**
     * Reads what {@link #encode} wrote, and nothing else.
     *
     * @throws IllegalArgumentException if the bytes are no line of a known version
     */
    public static DisclosureEntry decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            byte version = in.get();
            if (version != VERSION) {
                throw new IllegalArgumentException("version of a line must be 1, found " + version);
            }
            long position = in.getLong();
            Kind kind = Kind.of(in.get());
            long sourcePosition = in.getLong();
            String recordId = text(in);
            String type = text(in);
            String from = text(in);
            String until = text(in);
            String ground = text(in);
            byte[] content = new byte[Hash.BYTES];
            in.get(content);
            if (in.hasRemaining()) {
                throw new IllegalArgumentException(
                        "a line ends with its commitment, found " + in.remaining() + " more");
            }
            return new DisclosureEntry(
                    position, kind, sourcePosition, recordId, type, from, until, ground, Hash.of(content));
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("a line ends too early, after " + bytes.length + " bytes", e);
        }
    }

    private static byte[] utf8(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > Entry.TEXT_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a text of a line has at most " + Entry.TEXT_BYTES_MAX + " bytes, found " + bytes.length);
        }
        return bytes;
    }

    private static String text(ByteBuffer in) {
        int length = Short.toUnsignedInt(in.getShort());
        if (length > Entry.TEXT_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a text of a line has at most " + Entry.TEXT_BYTES_MAX + " bytes, found " + length);
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text of a line must be UTF-8", e);
        }
    }
}
