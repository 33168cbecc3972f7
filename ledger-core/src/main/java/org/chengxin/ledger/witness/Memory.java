package org.chengxin.ledger.witness;

import java.io.IOException;
import java.util.Optional;
import org.chengxin.ledger.seal.SignedNote;

/** What a witness has cosigned last of each log. */
interface Memory {

    /** The last cosigned checkpoint of a log, with the signatures it had and ours. */
    Optional<SignedNote> latest(String origin);

    /**
     * Keeps a checkpoint as the last one of its log. When this returns it is on disk.
     *
     * @throws IOException if that is not certain; then nobody may be told of the cosignature
     */
    void remember(String origin, SignedNote cosigned) throws IOException;
}
