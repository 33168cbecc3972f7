package org.chengxin.ledger.seal;

/** A note that nobody we know has signed, or that somebody we know has not signed although it says so. */
public final class NoteRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NoteRefusedException(String message) {
        super(message);
    }
}
