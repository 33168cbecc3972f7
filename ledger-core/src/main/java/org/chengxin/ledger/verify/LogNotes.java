package org.chengxin.ledger.verify;

import java.util.Collection;
import java.util.List;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.NoteRefusedException;
import org.chengxin.ledger.seal.NoteSignature;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;
import org.chengxin.ledger.verify.KeptNote.LateLine;

/** Reads checkpoints of the log of one origin, signed by one of its keys. */
final class LogNotes implements NoteReader {

    private final Suite suite;
    private final String origin;
    private final Collection<VerifierKey> keys;

    LogNotes(Suite suite, String origin, Collection<VerifierKey> keys) {
        this.suite = suite;
        this.origin = origin;
        this.keys = List.copyOf(keys);
    }

    @Override
    public SignedRoot read(KeptNote kept) throws ForeignNoteException {
        SignedRoot root = read(kept.note());
        SignedNote note = parse(kept.note());
        for (LateLine late : kept.late()) {
            if (!signedSo(note, late)) {
                throw new ForeignNoteException(
                        "cosignature",
                        new Wording("事后补充的签名与所称公钥不符", "a signature that came later is not one of " + late.vkey()));
            }
        }
        return root;
    }

    private boolean signedSo(SignedNote note, LateLine late) {
        try {
            return suite.verifierKey(late.vkey()).verifies(note.text(), NoteSignature.parse(late.line()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What a note says that nobody has signed later. */
    SignedRoot read(String note) throws ForeignNoteException {
        SignedNote signed = parse(note);
        try {
            Checkpoint checkpoint = Checkpoint.open(suite, origin, signed, keys);
            return new SignedRoot(checkpoint.size(), checkpoint.root());
        } catch (NoteRefusedException e) {
            throw new ForeignNoteException(
                    "signature",
                    new Wording("签名无效，或不是本账本的密钥所签", "is not signed by a key of this log: " + e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new ForeignNoteException(
                    "text", new Wording("不是本账本的检查点", "is no checkpoint of this log: " + e.getMessage()));
        }
    }

    /** What a note says, whoever signed it. */
    static SignedRoot unverified(String note) throws ForeignNoteException {
        try {
            Checkpoint checkpoint = Checkpoint.parse(parse(note).text());
            return new SignedRoot(checkpoint.size(), checkpoint.root());
        } catch (IllegalArgumentException e) {
            throw new ForeignNoteException("text", new Wording("不是检查点", "is no checkpoint: " + e.getMessage()));
        }
    }

    private static SignedNote parse(String note) throws ForeignNoteException {
        try {
            return SignedNote.parse(note);
        } catch (IllegalArgumentException e) {
            throw new ForeignNoteException("text", new Wording("不是签名文本", "is no signed note: " + e.getMessage()));
        }
    }
}
