package org.chengxin.ledger.verify;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.Hash;
import org.jspecify.annotations.Nullable;

/** One event with everything that is stored of it as bytes, as {@link ExportForm} says. */
final class EventBytes {

    private EventBytes() {}

    static int length(EventRow event) {
        return Short.BYTES
                + event.head().length()
                + Entry.SALT_BYTES
                + Long.BYTES
                + Hash.BYTES
                + 1
                + (event.treeHead() == null ? 0 : Hash.BYTES)
                + Integer.BYTES
                + event.payload().length
                + event.metadata().length;
    }

    static void write(EventRow event, DataOutputStream out) throws IOException {
        if (event.salt().length != Entry.SALT_BYTES) {
            throw new IllegalArgumentException(
                    "a salt has " + Entry.SALT_BYTES + " bytes, found " + event.salt().length);
        }
        out.writeShort(event.head().length());
        out.write(event.head().raw());
        out.write(event.salt());
        out.writeLong(event.sums());
        out.write(event.stored().toBytes());
        Hash treeHead = event.treeHead();
        out.writeByte(treeHead == null ? 0 : 1);
        if (treeHead != null) {
            out.write(treeHead.toBytes());
        }
        out.writeInt(event.payload().length);
        out.write(event.payload());
        out.write(event.metadata());
    }

    static byte[] of(EventRow event) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(length(event));
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(event, out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads an event of {@code length} bytes from where the buffer stands.
     *
     * @throws MalformedException unless {@link #write} writes it so
     */
    static EventRow read(ByteBuffer in, int length) {
        int end = in.position() + length;
        try {
            byte[] head = take(in, Short.toUnsignedInt(in.getShort()), end);
            byte[] salt = take(in, Entry.SALT_BYTES, end);
            long sums = in.getLong();
            Hash leaf = Hash.of(take(in, Hash.BYTES, end));
            Hash treeHead = treeHead(in, end);
            byte[] payload = take(in, in.getInt(), end);
            byte[] metadata = take(in, end - in.position(), end);
            return new EventRow(Head.read(head), salt, payload, metadata, sums, leaf, treeHead);
        } catch (BufferUnderflowException e) {
            throw new MalformedException(new Wording("事件的字节不完整", "the bytes of an event are cut"), e);
        }
    }

    private static @Nullable Hash treeHead(ByteBuffer in, int end) {
        byte flag = in.get();
        return switch (flag) {
            case 0 -> null;
            case 1 -> Hash.of(take(in, Hash.BYTES, end));
            default ->
                throw new MalformedException(
                        new Wording("树根标志应为 0 或 1，实为 " + flag, "the flag of a tree head is 0 or 1, found " + flag));
        };
    }

    private static byte[] take(ByteBuffer in, int length, int end) {
        if (length < 0 || length > end - in.position()) {
            throw new BufferUnderflowException();
        }
        byte[] taken = new byte[length];
        in.get(taken);
        return taken;
    }
}
