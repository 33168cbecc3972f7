package org.chengxin.api.log;

import org.chengxin.ledger.seal.NoteSignature;

/** What a witness answered. */
sealed interface WitnessAnswer {

    /** It has cosigned; the cosignature verifies. */
    record Cosigned(NoteSignature signature) implements WitnessAnswer {}

    /** It stands at another size than the log believed. */
    record Elsewhere(long size) implements WitnessAnswer {}

    /** It does not accept that the tree grew out of the one it knows: either is not what it was. */
    record Inconsistent(String why) implements WitnessAnswer {}

    /** It could not be reached, or did not do as it must. */
    record Failed(String why) implements WitnessAnswer {}
}
