package org.chengxin.ledger.personal;

/**
 * The key that wraps data keys. It never lies in the database: in a file of this machine, or in a module that wraps for us
 * and does not give it away (PKCS#11, a key service).
 */
public interface MasterKey {

    /** Its name among all master keys there ever were; stands beside every key it wraps. */
    String id();

    /** The data key of {@code owner}, wrapped for that owner alone. */
    byte[] wrap(String owner, byte[] dataKey);

    /**
     * The data key that was wrapped for {@code owner}.
     *
     * @throws BrokenSealException if it was changed, wrapped for somebody else or with another master key
     */
    byte[] unwrap(String owner, byte[] wrapped);
}
