package org.chengxin.ledger.keys;

import java.util.Optional;
import org.chengxin.ledger.personal.MasterKey;

/** Where this node keeps its master keys: a folder of files, a token (PKCS#11), a key service. */
public interface MasterKeys {

    /** The key of that id, if this node has it. */
    Optional<MasterKey> find(String id);

    /** Makes a fresh key under {@code id}; it is kept for good when this returns. */
    MasterKey create(String id);

    /** Removes a key that nothing is wrapped with any more. Nothing happens if it is not here. */
    void remove(String id);
}
