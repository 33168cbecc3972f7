package org.chengxin.api.crash;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A row of the log as it lies in the database, and the leaf it should have according to the layout that {@code Entry} documents. */
record StoredRow(
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
        byte[] leafHash,
        byte @Nullable [] treeHead) {

    byte[] computedLeaf() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream entry = new DataOutputStream(bytes)) {
            entry.writeByte(1);
            entry.writeLong(position);
            text(entry, eventId);
            text(entry, kind);
            text(entry, subjectId);
            entry.writeLong(sequence);
            entry.writeLong(recordedAtMicros);
            text(entry, type);
            text(entry, revision);
            entry.write(NaiveTree.sha256(salt, new byte[] {1}, payload));
            entry.write(NaiveTree.sha256(salt, new byte[] {2}, metadata));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return NaiveTree.leaf(bytes.toByteArray());
    }

    private static void text(DataOutputStream entry, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        entry.writeShort(utf8.length);
        entry.write(utf8);
    }
}
