package org.chengxin.ledger.store;

/** The store could not be reached or did not answer as it must. */
public final class StoreException extends RuntimeException {

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
