package org.chengxin.ledger.publish;

/** The root of a complete subtree is not stored: a row is gone, or it was never there. */
public final class MissingRootException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public MissingRootException(String message) {
        super(message);
    }
}
