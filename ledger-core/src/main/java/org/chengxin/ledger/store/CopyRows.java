package org.chengxin.ledger.store;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import org.chengxin.ledger.seal.Hash;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyIn;

/** Writes rows of {@code ledger.event} in PostgreSQL's binary COPY format. */
final class CopyRows {

    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0};
    private static final int COLUMNS = 12;
    private static final int BUFFER_BYTES = 1 << 18;

    /** Of a row, all but the columns whose length varies. */
    private static final int FIXED_BYTES =
            Short.BYTES + COLUMNS * Integer.BYTES + 3 * Long.BYTES + Integer.BYTES + Short.BYTES + 2 * Hash.BYTES;

    private final CopyIn copy;
    private ByteBuffer out = ByteBuffer.allocate(BUFFER_BYTES);

    CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    void write(Placed placed, short[] types) throws SQLException {
        out.put(SIGNATURE).putInt(0).putInt(0);
        int last = placed.count() - 1;
        for (int i = 0; i <= last; i++) {
            row(placed, i, types[i], i == last ? placed.treeHead : null);
        }
        makeRoom(Short.BYTES);
        out.putShort((short) -1);
        flush();
    }

    private void row(Placed placed, int i, short type, @Nullable Hash treeHead) throws SQLException {
        Pending.Item item = placed.items.get(i);
        EventBytes bytes = item.event.bytes();
        makeRoom(FIXED_BYTES
                + item.eventId.length
                + item.subjectId.length
                + bytes.salt().length
                + bytes.payload().length
                + bytes.metadata().length);
        out.putShort((short) COLUMNS);
        put(placed.before.size() + i + 1);
        put(item.event.recordedAtMicros());
        put(item.sums);
        out.putInt(Integer.BYTES).putInt(item.sequence);
        out.putInt(Short.BYTES).putShort(type);
        put(item.eventId);
        put(item.subjectId);
        put(bytes.salt());
        put(placed.leaves.get(i).toBytes());
        put(bytes.payload());
        put(bytes.metadata());
        if (treeHead == null) {
            out.putInt(-1);
        } else {
            put(treeHead.toBytes());
        }
    }

    private void put(long number) {
        out.putInt(Long.BYTES).putLong(number);
    }

    private void put(byte[] bytes) {
        out.putInt(bytes.length).put(bytes);
    }

    private void makeRoom(int bytes) throws SQLException {
        if (out.remaining() < bytes) {
            flush();
            if (out.capacity() < bytes) {
                out = ByteBuffer.allocate(bytes);
            }
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(out.array(), 0, out.position());
        out.clear();
    }
}
