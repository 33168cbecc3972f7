package org.chengxin.ledger.publish;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.FieldSums;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.HashSource;
import org.chengxin.ledger.seal.TreeHasher;
import org.chengxin.ledger.store.MissingHashException;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.StoredEvent;

/** The ledger itself as a log: a leaf for each event. */
public final class EventLeaves implements LeafSource {

    /** No bytes make this leaf, so whatever is stored beside it differs. */
    private static final Hash NO_LEAF = Hash.of(new byte[Hash.BYTES]);

    private static final byte[] NO_ENTRY = {};

    private final SealedLog log;

    public EventLeaves(SealedLog log) {
        this.log = log;
    }

    @Override
    public long size() {
        return log.head();
    }

    @Override
    public List<StoredLeaf> leaves(long fromPosition, int leavesMax) {
        return pages().leaves(fromPosition, leavesMax);
    }

    @Override
    public Pages pages() {
        SealedLog.Pages events = log.pages();
        TreeHasher hasher = log.suite().hasher();
        return (fromPosition, leavesMax) -> events.read(fromPosition, leavesMax).stream()
                .map(event -> leaf(event, hasher))
                .toList();
    }

    @Override
    public List<byte[]> entries(long fromPosition, int entriesMax) {
        TreeHasher hasher = log.suite().hasher();
        return log.read(fromPosition, entriesMax).stream()
                .map(event -> event.entry(hasher).encode())
                .toList();
    }

    @Override
    public HashSource hashes() {
        return nodes -> {
            try {
                return log.hashes().read(nodes);
            } catch (MissingHashException e) {
                throw new MissingRootException(String.valueOf(e.getMessage()));
            }
        };
    }

    private static StoredLeaf leaf(StoredEvent event, TreeHasher hasher) {
        byte[] entry = entry(event, hasher);
        Hash computed = entry.length == 0 ? NO_LEAF : hasher.leaf(entry);
        return new StoredLeaf(
                event.position(),
                event.leafHash(),
                computed,
                doubtful(event, entry, event.leafHash().equals(computed)),
                "salt",
                event.treeHead());
    }

    /** If the leaf fits the fields, they are as they were sealed, and it is the sums that are not. */
    private static String doubtful(StoredEvent event, byte[] entry, boolean sealed) {
        long sums = entry.length == 0
                ? event.sums()
                : FieldSums.ofEntry(
                        entry, event.bytes().payload(), event.bytes().metadata());
        if (sums == event.fieldSums()) {
            return "";
        }
        return sealed
                ? "field_sums"
                : FieldSums.differing(event.fieldSums(), sums).stream()
                        .map(field -> field.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /** Empty if a superuser stored what no entry can hold, such as a salt of another length. */
    private static byte[] entry(StoredEvent event, TreeHasher hasher) {
        if (event.bytes().salt().length != Entry.SALT_BYTES) {
            return NO_ENTRY;
        }
        try {
            return event.entry(hasher).encode();
        } catch (IllegalArgumentException e) {
            return NO_ENTRY;
        }
    }
}
