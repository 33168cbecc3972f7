package org.chengxin.ledger.verify;

import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;

/** An entry of a served log: it commits to payload and metadata, which the log does not show. */
final class EntryRow implements Row {

    private final byte[] entry;
    private final Head head;
    private final Hash stored;

    /** Takes {@code entry} as it is. */
    EntryRow(byte[] entry, Hash stored) {
        this.entry = entry;
        this.head = Head.ofEntry(entry);
        this.stored = stored;
    }

    /** @throws IllegalArgumentException if its bytes are no entry */
    Entry entry() {
        return Entry.decode(entry);
    }

    @Override
    public Head head() {
        return head;
    }

    @Override
    public Hash stored() {
        return stored;
    }

    @Override
    public Hash leaf(TreeHasher hasher) {
        return hasher.leaf(entry);
    }
}
