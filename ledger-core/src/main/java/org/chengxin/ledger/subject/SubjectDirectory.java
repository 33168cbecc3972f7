package org.chengxin.ledger.subject;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.store.ClaimTable;
import org.chengxin.ledger.time.Ids;

/**
 * Finds the subject behind an identifier, and makes sure that one identifier never leads to two. Identifiers are held
 * only as keyed hashes.
 */
public final class SubjectDirectory {

    private final ClaimTable claims;
    private final MatchingKey matching;
    private final Ids ids;

    public SubjectDirectory(ClaimTable claims, MatchingKey matching, Ids ids) {
        this.claims = claims;
        this.matching = matching;
        this.ids = ids;
    }

    /** The subject known by {@code identifier}, or a fresh id that is its from now on. */
    public SubjectId claim(Identifier identifier) {
        return new SubjectId(claims.claim(identifier.scheme().name(), key(identifier), ids.next()));
    }

    /**
     * The subject known by all of {@code identifiers}: the one the first leads to, which the others are claimed for.
     *
     * @return empty if one of the others leads to another subject already
     */
    public Optional<SubjectId> claim(List<Identifier> identifiers) {
        SubjectId subject = claim(identifiers.getFirst());
        boolean allItsOwn = identifiers.stream()
                .skip(1)
                .map(i -> claims.claim(i.scheme().name(), key(i), subject.value()))
                .allMatch(subject.value()::equals);
        return allItsOwn ? Optional.of(subject) : Optional.empty();
    }

    /** The subject known by {@code identifier}. It may have been claimed without being registered yet. */
    public Optional<SubjectId> find(Identifier identifier) {
        return claims.find(identifier.scheme().name(), key(identifier)).map(SubjectId::new);
    }

    /** Forgets which identifiers lead to {@code subject}; whoever brings one of them is given a new subject from now on. */
    public void forget(SubjectId subject) {
        claims.release(subject.value());
    }

    /** Whether no identifier leads to {@code subject}. */
    public boolean isForgotten(SubjectId subject) {
        return !claims.holds(subject.value());
    }

    private byte[] key(Identifier identifier) {
        return matching.match(identifier.scheme().name(), identifier.value());
    }
}
