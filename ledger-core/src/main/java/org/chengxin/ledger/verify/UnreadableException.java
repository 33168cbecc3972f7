package org.chengxin.ledger.verify;

/** What was given to check cannot be read, so that nothing can be said about it. */
public sealed class UnreadableException extends RuntimeException permits MalformedException {

    private static final long serialVersionUID = 1L;

    private final Wording wording;

    public UnreadableException(Wording wording) {
        super(wording.en());
        this.wording = wording;
    }

    public UnreadableException(Wording wording, Throwable cause) {
        super(wording.en(), cause);
        this.wording = wording;
    }

    public Wording wording() {
        return wording;
    }
}
