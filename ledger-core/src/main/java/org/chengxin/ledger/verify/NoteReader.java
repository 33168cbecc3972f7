package org.chengxin.ledger.verify;

/** Reads checkpoints of one log. Used by several threads at once. */
interface NoteReader {

    /**
     * What {@code note} says.
     *
     * @throws ForeignNoteException if it is no checkpoint of this log, or not signed by it
     */
    SignedRoot read(String note) throws ForeignNoteException;
}
