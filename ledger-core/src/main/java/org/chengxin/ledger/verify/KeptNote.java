package org.chengxin.ledger.verify;

import java.util.List;

/**
 * A checkpoint as a source keeps it.
 *
 * @param size of the tree it is filed under, which need not be what the note says
 * @param note the signed note, with the signatures that came later
 * @param served whether it was handed out; one that still waits for its witnesses was not
 * @param late the signatures that came later and whose they are said to be
 */
record KeptNote(long size, String note, boolean served, List<LateLine> late) {

    KeptNote(long size, String note) {
        this(size, note, true, List.of());
    }

    /**
     * A signature line that came after the checkpoint.
     *
     * @param vkey verifier key of whoever is said to have signed
     */
    record LateLine(String vkey, String line) {}
}
