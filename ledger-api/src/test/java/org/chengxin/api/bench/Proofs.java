package org.chengxin.api.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.SplittableRandom;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.HashSource;
import org.chengxin.ledger.seal.InclusionProof;
import org.chengxin.ledger.seal.KnownRoots;
import org.chengxin.ledger.seal.TreeHasher;

/** Inclusion proofs of events drawn at random, made from the stored tree; and what reading an event costs. */
record Proofs(String name, GrownLog log, Client client) implements Contender {

    private static final String BY_KEY = "select payload from ledger.event where position = ?";

    /** Proofs in the tree of the size that the log was loaded to. The first one is checked against the root. */
    static Contender of(String name, GrownLog log) {
        HashSource hashes =
                new KnownRoots(log.store().log().hashes(), log.store().log().suite()::hasher);
        TreeHasher hasher = log.store().log().suite().hasher();
        SplittableRandom random = new SplittableRandom();
        long size = log.events();
        Hash root = log.store().log().frontier(size).root();
        Hash leaf = log.store().log().read(1, 1).getFirst().leafHash();
        InclusionProof.of(hasher, hashes, 0, size).verify(hasher, leaf, root);
        return new Proofs(name, log, () -> {
            InclusionProof.of(hasher, hashes, random.nextLong(size), size);
            return 1;
        });
    }

    static Contender readsByKey(String name, GrownLog log) {
        SplittableRandom random = new SplittableRandom();
        return new Proofs(name, log, () -> {
            try (Connection connection = log.pool().getConnection();
                    PreparedStatement select = connection.prepareStatement(BY_KEY)) {
                select.setLong(1, 1 + random.nextLong(log.events()));
                try (ResultSet row = select.executeQuery()) {
                    row.next();
                    row.getBytes(1);
                }
            }
            return 1;
        });
    }

    @Override
    public Client client(Work work) {
        return client;
    }
}
