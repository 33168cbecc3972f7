package org.chengxin.ledger.verify;

/** Reads checkpoints of one log. Used by several threads at once. */
interface NoteReader {

    /**
     * What a checkpoint says.
     *
     * @throws ForeignNoteException if it is no checkpoint of this log, or not signed by it, or by somebody else not as is said
     */
    SignedRoot read(KeptNote note) throws ForeignNoteException;
}
