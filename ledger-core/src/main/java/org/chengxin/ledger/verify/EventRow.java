package org.chengxin.ledger.verify;

import java.util.Arrays;
import java.util.List;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.FieldSums;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.TreeHasher;
import org.jspecify.annotations.Nullable;

/** An event with everything that is stored of it. */
final class EventRow implements Row {

    private final Head head;
    private final byte[] salt;
    private final byte[] payload;
    private final byte[] metadata;
    private final long sums;
    private final Hash stored;
    private final @Nullable Hash treeHead;

    /**
     * Takes the bytes as they are.
     *
     * @param salt of any length; one that is not {@value Entry#SALT_BYTES} bytes long fits no leaf
     * @param treeHead root of the tree after this event, where the store keeps it
     */
    EventRow(Head head, byte[] salt, byte[] payload, byte[] metadata, long sums, Hash stored, @Nullable Hash treeHead) {
        this.head = head;
        this.salt = salt;
        this.payload = payload;
        this.metadata = metadata;
        this.sums = sums;
        this.stored = stored;
        this.treeHead = treeHead;
    }

    @Override
    public long position() {
        return head.position();
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
    public @Nullable Hash treeHead() {
        return treeHead;
    }

    long sums() {
        return sums;
    }

    byte[] salt() {
        return salt;
    }

    byte[] payload() {
        return payload;
    }

    byte[] metadata() {
        return metadata;
    }

    @Override
    public int bytes() {
        return payload.length + metadata.length + head.length();
    }

    @Override
    public Hash leaf(TreeHasher hasher) {
        return leaf(hasher, head);
    }

    /** The leaf this event would have at another position. */
    Hash leafAt(TreeHasher hasher, long position) {
        return leaf(hasher, head.at(position));
    }

    Hash payloadCommitment(TreeHasher hasher) {
        return Entry.commitToPayload(hasher, sixteen(), payload);
    }

    Hash metadataCommitment(TreeHasher hasher) {
        return Entry.commitToMetadata(hasher, sixteen(), metadata);
    }

    private Hash leaf(TreeHasher hasher, Head place) {
        return place.leaf(hasher, payloadCommitment(hasher), metadataCommitment(hasher));
    }

    private byte[] sixteen() {
        return salt.length == Entry.SALT_BYTES ? salt : Arrays.copyOf(salt, Entry.SALT_BYTES);
    }

    /** The fields that the sums beside the event say were changed by somebody who did not know of them. */
    List<FieldSums.Field> changedFields() {
        return FieldSums.differing(sums, computedSums());
    }

    private long computedSums() {
        return FieldSums.ofHead(head.raw(), payload, metadata);
    }
}
