package org.chengxin.ledger.store;

/** Something was wrapped with a master key that has been retired in the meantime: wrap it again with the current one. */
public final class RetiredMasterKeyException extends RuntimeException {

    RetiredMasterKeyException(String id, Throwable cause) {
        super("the master key " + id + " has been retired", cause);
    }
}
