package org.chengxin.ledger.store;

import org.jspecify.annotations.Nullable;

/** The store could not be reached or did not answer as it must. */
public final class StoreException extends RuntimeException {

    StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
