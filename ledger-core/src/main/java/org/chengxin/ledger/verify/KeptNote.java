package org.chengxin.ledger.verify;

/**
 * A checkpoint as a source keeps it.
 *
 * @param size of the tree it is filed under, which need not be what the note says
 * @param note the signed note with all its signatures
 */
record KeptNote(long size, String note) {}
