package org.chengxin.ledger.store;

import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.FieldSums;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/**
 * A row of the log, as it is stored. The arrays are the stored bytes; whoever reads them must not change them.
 *
 * @param name what kind of event, by name
 * @param recordedAtMicros microseconds since 1970-01-01T00:00Z
 * @param bytes payload, metadata and salt
 * @param treeHead root of the tree that ends with this event; present on the last event of a batch
 */
public record StoredEvent(
        long position,
        String eventId,
        EventName name,
        String subjectId,
        long sequence,
        long recordedAtMicros,
        EventBytes bytes,
        long fieldSums,
        Hash leafHash,
        @Nullable Hash treeHead) {

    /** What the leaf of this row must say, made from the stored bytes alone. */
    public Entry entry(TreeHasher hasher) {
        return new Entry(
                position,
                eventId,
                name.kind(),
                subjectId,
                sequence,
                recordedAtMicros,
                name.type(),
                name.revision(),
                Entry.commitToPayload(hasher, bytes.salt(), bytes.payload()),
                Entry.commitToMetadata(hasher, bytes.salt(), bytes.metadata()));
    }

    /** The sums that must stand beside this row. */
    public long sums() {
        return FieldSums.of(
                eventId,
                name.kind(),
                subjectId,
                sequence,
                recordedAtMicros,
                name.type(),
                name.revision(),
                bytes.payload(),
                bytes.metadata());
    }
}
