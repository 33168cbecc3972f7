package org.chengxin.ledger.witness;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.seal.SignedNote;

/** A memory that lasts as long as the test. */
final class InMemory implements Memory {

    private final Map<String, SignedNote> notes = new HashMap<>();

    @Override
    public Optional<SignedNote> latest(String origin) {
        return Optional.ofNullable(notes.get(origin));
    }

    @Override
    public void remember(String origin, SignedNote cosigned) {
        notes.put(origin, cosigned);
    }
}
