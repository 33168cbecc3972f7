package org.chengxin.ledger.verify;

/** The command line cannot be understood. */
public final class UsageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Wording wording;

    public UsageException(Wording wording) {
        super(wording.en());
        this.wording = wording;
    }

    public Wording wording() {
        return wording;
    }
}
