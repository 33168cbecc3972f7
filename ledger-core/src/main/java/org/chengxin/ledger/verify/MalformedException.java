package org.chengxin.ledger.verify;

/** What was given to check can be read, but is not in the form that it must have: it is not what somebody once wrote. */
public final class MalformedException extends UnreadableException {

    private static final long serialVersionUID = 1L;

    MalformedException(Wording wording) {
        super(wording);
    }

    MalformedException(Wording wording, Throwable cause) {
        super(wording, cause);
    }
}
