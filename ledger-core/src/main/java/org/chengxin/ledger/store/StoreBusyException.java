package org.chengxin.ledger.store;

/** More is waiting to be stored than the queue takes. Nothing of the append was stored; try again later. */
public final class StoreBusyException extends RuntimeException {

    StoreBusyException(String message) {
        super(message);
    }
}
