package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.jspecify.annotations.Nullable;

/**
 * Writes a log, or a part of it, in the form of {@link ExportForm}. Nothing is judged while writing: what is stored is
 * exported, sound or not. Close it only when everything was written; a file without its end frame is known to be cut.
 */
public final class ExportWriter implements AutoCloseable {

    private final DataOutputStream out;
    private long lastPosition;

    /**
     * Writes the header.
     *
     * @param before the tree before the first event that will be written
     */
    public ExportWriter(OutputStream out, LogIdentity identity, Frontier before) throws IOException {
        this.out = new DataOutputStream(new BufferedOutputStream(out, 1 << 16));
        this.lastPosition = before.size();
        this.out.write(ExportForm.MAGIC);
        this.out.writeByte(ExportForm.VERSION);
        text(identity.suite());
        text(identity.origin());
        this.out.writeShort(identity.verifierKeys().size());
        for (String key : identity.verifierKeys()) {
            text(key);
        }
        this.out.writeLong(before.size());
        for (Hash root : before.subtrees()) {
            this.out.write(root.toBytes());
        }
    }

    /**
     * Writes the next event, as stored.
     *
     * @param treeHead root of the tree after this event, where the store keeps it
     * @throws IllegalArgumentException if it is not the event that follows
     */
    public void event(
            long position,
            String eventId,
            String kind,
            String subjectId,
            long sequence,
            long recordedAtMicros,
            String type,
            String revision,
            byte[] salt,
            byte[] payload,
            byte[] metadata,
            long fieldSums,
            Hash leaf,
            @Nullable Hash treeHead)
            throws IOException {
        event(new EventRow(
                Head.of(position, eventId, kind, subjectId, sequence, recordedAtMicros, type, revision),
                salt,
                payload,
                metadata,
                fieldSums,
                leaf,
                treeHead));
    }

    void event(EventRow event) throws IOException {
        long position = event.head().position();
        if (position != lastPosition + 1) {
            throw new IllegalArgumentException("expected event " + (lastPosition + 1) + ", found " + position);
        }
        lastPosition = position;
        out.writeByte(ExportForm.EVENT);
        out.writeInt(EventBytes.length(event));
        EventBytes.write(event, out);
    }

    /**
     * Writes a checkpoint of the tree as it stands after the last event written.
     *
     * @param size of the tree, as the checkpoint is filed
     */
    public void checkpoint(long size, String note) throws IOException {
        byte[] text = note.getBytes(UTF_8);
        out.writeByte(ExportForm.NOTE);
        out.writeInt(Long.BYTES + text.length);
        out.writeLong(size);
        out.write(text);
    }

    /** Says that this is all. */
    public void end() throws IOException {
        out.writeByte(ExportForm.END);
        out.writeInt(Long.BYTES);
        out.writeLong(lastPosition);
        out.flush();
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        if (bytes.length > ExportForm.TEXT_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "a text of the header has at most " + ExportForm.TEXT_BYTES_MAX + " bytes, found " + bytes.length);
        }
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
