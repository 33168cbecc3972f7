package org.chengxin.ledger.store;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import org.chengxin.ledger.seal.Hash;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Writes rows of {@code ledger.event} in PostgreSQL's binary COPY format. */
final class CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int COLUMNS = 12;
    private static final int FLUSH_BYTES = 1 << 18;

    private final CopyIn copy;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(FLUSH_BYTES + (1 << 16));
    private final DataOutputStream out = new DataOutputStream(buffer);

    CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    void write(Placed placed, short[] types) throws IOException, SQLException {
        out.write(SIGNATURE);
        out.writeInt(0);
        out.writeInt(0);
        int last = placed.count() - 1;
        for (int i = 0; i <= last; i++) {
            row(placed, i, types[i], i == last ? placed.treeHead : null);
            if (buffer.size() >= FLUSH_BYTES) {
                flush();
            }
        }
        out.writeShort(-1);
        flush();
    }

    private void row(Placed placed, int i, short type, @Nullable Hash treeHead) throws IOException {
        Pending.Item item = placed.items.get(i);
        out.writeShort(COLUMNS);
        put(placed.before.size() + i + 1);
        put(item.event.recordedAtMicros());
        put(item.sums);
        out.writeInt(Integer.BYTES);
        out.writeInt(item.sequence);
        out.writeInt(Short.BYTES);
        out.writeShort(type);
        put(item.eventId);
        put(item.subjectId);
        put(item.event.bytes().salt());
        put(placed.leaves.get(i).toBytes());
        put(item.event.bytes().payload());
        put(item.event.bytes().metadata());
        if (treeHead == null) {
            out.writeInt(-1);
        } else {
            put(treeHead.toBytes());
        }
    }

    private void put(long number) throws IOException {
        out.writeInt(Long.BYTES);
        out.writeLong(number);
    }

    private void put(byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private void flush() throws SQLException {
        byte[] bytes = buffer.toByteArray();
        copy.writeToCopy(bytes, 0, bytes.length);
        buffer.reset();
    }
}
