package org.chengxin.ledger.verify;

/** A text is no checkpoint of the log in question. */
final class ForeignNoteException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Wording wording;
    private final String field;

    /**
     * @param field which part of the checkpoint is wrong: {@code text}, {@code origin} or {@code signature}
     */
    ForeignNoteException(String field, Wording wording) {
        super(wording.en());
        this.field = field;
        this.wording = wording;
    }

    String field() {
        return field;
    }

    Wording wording() {
        return wording;
    }
}
