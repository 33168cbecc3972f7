package org.chengxin.api.log;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.publish.LeafSource;
import org.chengxin.ledger.publish.LogIdentity;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.ConsistencyProof;
import org.chengxin.ledger.seal.EntryBundle;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.HashSource;
import org.chengxin.ledger.seal.InclusionProof;
import org.chengxin.ledger.seal.KnownRoots;
import org.chengxin.ledger.seal.NodeId;
import org.chengxin.ledger.seal.NoteSignature;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Tile;
import org.chengxin.ledger.seal.TilePath;
import org.chengxin.ledger.seal.TlogProof;
import org.chengxin.ledger.seal.TreeHasher;
import org.chengxin.ledger.store.CheckpointTable;
import org.chengxin.ledger.store.LateSignature;
import org.chengxin.ledger.store.SignedCheckpoint;

/**
 * One log, as it is handed out: everything up to the newest published checkpoint, and nothing beyond it. Reads from the
 * database each time, so all nodes say the same; only proofs are made with roots remembered from earlier ones.
 */
final class ServedLog {

    private static final int TILE_LEVELS = 8;

    private final LogName name;
    private final LogIdentity identity;
    private final LogSettings settings;
    private final LogKeys keys;
    private final CheckpointTable table;
    private final LeafSource leaves;
    private final HashSource forProofs;

    ServedLog(
            LogName name,
            LogIdentity identity,
            LogSettings settings,
            LogKeys keys,
            CheckpointTable table,
            LeafSource leaves) {
        this.name = name;
        this.identity = identity;
        this.settings = settings;
        this.keys = keys;
        this.table = table;
        this.leaves = leaves;
        this.forProofs = new KnownRoots(leaves.hashes(), identity.suite()::hasher);
    }

    LogName name() {
        return name;
    }

    LogIdentity identity() {
        return identity;
    }

    LogSettings settings() {
        return settings;
    }

    LogKeys keys() {
        return keys;
    }

    CheckpointTable table() {
        return table;
    }

    LeafSource leaves() {
        return leaves;
    }

    /** The newest checkpoint that is served; empty only before the first one was cosigned. */
    Optional<ServedCheckpoint> newest() {
        return table.newestPublished().map(this::served);
    }

    /** A checkpoint with every signature that it has. */
    ServedCheckpoint served(SignedCheckpoint signed) {
        SignedNote note = SignedNote.parse(signed.note());
        for (LateSignature late : table.lateSignatures(signed.size())) {
            note = note.with(NoteSignature.parse(late.line()));
        }
        return new ServedCheckpoint(Checkpoint.parse(note.text()), note, signed.signedAt());
    }

    /** Whether a tile is part of what is served: full ones for ever, partial ones of sizes that a checkpoint was served of. */
    boolean serves(TilePath path) {
        long size = newest().map(ServedCheckpoint::size).orElse(0L);
        if (!path.isWithin(size)) {
            return false;
        }
        if (path.isFull()) {
            return true;
        }
        int shift = Math.max(path.level(), 0) * TILE_LEVELS;
        long first = (path.index() * TilePath.WIDTH_MAX + path.width()) << shift;
        return table.isPublishedBetween(first, first + (1L << shift) - 1);
    }

    /** The bytes of a tile or of a bundle of entries. Requires that it is served. */
    byte[] tile(TilePath path) {
        if (path.level() != TilePath.ENTRIES) {
            return Tile.read(leaves.hashes(), path).toBytes();
        }
        return EntryBundle.write(leaves.entries(path.index() * TilePath.WIDTH_MAX + 1, path.width()));
    }

    InclusionProof inclusion(long index, long size) {
        return InclusionProof.of(hasher(), forProofs, index, size);
    }

    ConsistencyProof consistency(long from, long to) {
        return ConsistencyProof.of(hasher(), forProofs, from, to);
    }

    /** The proof of one entry under a checkpoint that covers it, with the entry beside it. */
    TlogProof proof(long position, ServedCheckpoint checkpoint) {
        byte[] entry = leaves.entries(position, 1).getFirst();
        return TlogProof.of(inclusion(position - 1, checkpoint.size()), checkpoint.note())
                .withExtra(entry);
    }

    Hash leaf(long position) {
        return leaves.hashes().read(List.of(new NodeId(0, position - 1))).getFirst();
    }

    Hash root(long size) {
        return Frontier.read(hasher(), leaves.hashes(), size).root();
    }

    private TreeHasher hasher() {
        return identity.suite().hasher();
    }
}
