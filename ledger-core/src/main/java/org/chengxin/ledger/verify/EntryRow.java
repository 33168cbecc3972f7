package org.chengxin.ledger.verify;

import java.nio.ByteBuffer;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * An entry as a log hands it out. One of the ledger commits to payload and metadata, which the log does not show; what an
 * entry of another log says is not asked, as long as it begins with its position.
 */
final class EntryRow implements Row {

    private static final byte VERSION = 0x01;

    private final long position;
    private final byte[] entry;
    private final @Nullable Head head;
    private final Hash stored;
    private final @Nullable Hash treeHead;

    /** Takes {@code entry} as it is. */
    EntryRow(long position, byte[] entry, Hash stored, @Nullable Hash treeHead) {
        this.position = position;
        this.entry = entry;
        this.head = head(entry);
        this.stored = stored;
        this.treeHead = treeHead;
    }

    private static @Nullable Head head(byte[] entry) {
        try {
            Entry.decode(entry);
            return Head.ofEntry(entry);
        } catch (IllegalArgumentException otherwise) {
            return null;
        }
    }

    /** The entry of an event of the ledger; nothing if it is of another kind. */
    @Nullable
    Entry entry() {
        return head == null ? null : Entry.decode(entry);
    }

    byte[] raw() {
        return entry;
    }

    /** Whether the entry says that it stands elsewhere. */
    boolean misplaced() {
        return entry.length <= Long.BYTES
                || entry[0] != VERSION
                || ByteBuffer.wrap(entry).getLong(1) != position;
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public @Nullable Head head() {
        return head;
    }

    @Override
    public Hash stored() {
        return stored;
    }

    @Override
    public @Nullable Hash treeHead() {
        return treeHead;
    }

    @Override
    public int bytes() {
        return entry.length;
    }

    @Override
    public Hash leaf(TreeHasher hasher) {
        return hasher.leaf(entry);
    }
}
