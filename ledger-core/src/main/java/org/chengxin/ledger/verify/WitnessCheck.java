package org.chengxin.ledger.verify;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.seal.NoteRefusedException;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;

/** Whether enough witnesses that the auditor trusts have signed the newest checkpoint. */
final class WitnessCheck {

    private final List<VerifierKey> witnesses;
    private final int required;

    WitnessCheck(Suite suite, Trust trust) {
        this.witnesses =
                trust.witnesses().stream().map(text -> LogKeys.key(suite, text)).toList();
        this.required = trust.witnessesRequired();
    }

    /**
     * Says so in a line, unless no witness was named.
     *
     * @param note the newest checkpoint, if there is any
     */
    void report(Optional<String> note, Report report) {
        if (witnesses.isEmpty()) {
            return;
        }
        long signed = note.map(text -> signed(SignedNote.parse(text))).orElse(0L);
        String count = signed + "/" + witnesses.size();
        if (signed >= required) {
            report.ok(
                    Topic.WITNESSES,
                    new Wording(
                            "最新检查点有 " + count + " 个见证方签名（要求 " + required + "）",
                            count + " witnesses signed the newest checkpoint, " + required + " are required"));
        } else {
            report.differs(
                    Topic.WITNESSES,
                    1,
                    List.of(new Difference(
                            0,
                            "newest checkpoint",
                            "cosignatures",
                            new Wording(
                                    "仅有 " + count + " 个见证方签名，要求 " + required,
                                    "only " + count + " witnesses signed, " + required + " are required"))));
        }
    }

    /** One by one, so that a bad signature of one does not hide the good ones of others. */
    private long signed(SignedNote note) {
        return witnesses.stream().filter(witness -> signed(note, witness)).count();
    }

    private static boolean signed(SignedNote note, VerifierKey witness) {
        try {
            return note.verify(List.of(witness)).contains(witness);
        } catch (NoteRefusedException e) {
            return false;
        }
    }
}
