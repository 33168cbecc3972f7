package org.chengxin.ledger.witness;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.chengxin.ledger.seal.AddCheckpoint;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.Cosigner;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.NoteRefusedException;
import org.chengxin.ledger.seal.NoteSignature;
import org.chengxin.ledger.seal.ProofRefusedException;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.VerifierKey;
import org.chengxin.ledger.time.LedgerClock;

/**
 * Whether a checkpoint is cosigned. One request of a log at a time: between looking at the last size and keeping the new one
 * nothing may happen, or two answers could contradict each other. Thread-safe.
 */
final class Cosigning {

    private final Suite suite;
    private final Cosigner cosigner;
    private final KnownLogs logs;
    private final Memory memory;
    private final LedgerClock clock;
    private final ConcurrentMap<String, Object> turns = new ConcurrentHashMap<>();

    Cosigning(WitnessKey key, KnownLogs logs, Memory memory, LedgerClock clock) {
        this.suite = key.suite();
        this.cosigner = key.cosigner();
        this.logs = logs;
        this.memory = memory;
        this.clock = clock;
    }

    /** Answers the body of {@code POST add-checkpoint}, in the order of checks that tlog-witness asks for. */
    Answer addCheckpoint(byte[] body) {
        AddCheckpoint request;
        Checkpoint claimed;
        try {
            request = AddCheckpoint.parse(body);
            claimed = Checkpoint.parse(request.checkpoint().text());
        } catch (IllegalArgumentException e) {
            return Answer.malformed(String.valueOf(e.getMessage()));
        }
        List<VerifierKey> keys = logs.keys(claimed.origin());
        if (keys.isEmpty()) {
            return Answer.unknownLog();
        }
        Checkpoint opened;
        try {
            opened = Checkpoint.open(suite, claimed.origin(), request.checkpoint(), keys);
        } catch (NoteRefusedException e) {
            return Answer.unsigned();
        } catch (ProofRefusedException e) {
            return Answer.inconsistent(String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException e) {
            return Answer.malformed(String.valueOf(e.getMessage()));
        }
        synchronized (turns.computeIfAbsent(opened.origin(), origin -> new Object())) {
            return inTurn(request, opened);
        }
    }

    /** The last checkpoint of a log that was cosigned, with the cosignature. */
    Optional<SignedNote> latest(String origin) {
        return logs.keys(origin).isEmpty() ? Optional.empty() : memory.latest(origin);
    }

    private Answer inTurn(AddCheckpoint request, Checkpoint opened) {
        Optional<Checkpoint> last = memory.latest(opened.origin()).map(note -> Checkpoint.parse(note.text()));
        long lastSize = last.map(Checkpoint::size).orElse(0L);
        if (request.oldSize() > opened.size()) {
            return Answer.malformed("old size must be at most " + opened.size() + ", found " + request.oldSize());
        }
        if (request.oldSize() != lastSize || isAnotherTreeOfThatSize(opened, last)) {
            return Answer.elsewhere(lastSize);
        }
        Hash lastRoot =
                last.map(Checkpoint::root).orElseGet(() -> suite.hasher().empty());
        try {
            request.verifyGrowth(suite.hasher(), opened, lastRoot);
        } catch (ProofRefusedException e) {
            return Answer.inconsistent(String.valueOf(e.getMessage()));
        }
        return keepAndCosign(request.checkpoint(), opened.origin());
    }

    private static boolean isAnotherTreeOfThatSize(Checkpoint opened, Optional<Checkpoint> last) {
        return last.filter(
                        known -> known.size() == opened.size() && !known.root().equals(opened.root()))
                .isPresent();
    }

    private Answer keepAndCosign(SignedNote checkpoint, String origin) {
        NoteSignature cosignature =
                cosigner.cosign(checkpoint.text(), clock.now().getEpochSecond());
        try {
            memory.remember(origin, signedByLogAndUs(checkpoint, origin, cosignature));
        } catch (IOException e) {
            return Answer.notKept();
        }
        return Answer.cosigned(cosignature);
    }

    /** Signatures of strangers are not kept: whoever asks could otherwise make the file as long as it likes. */
    private SignedNote signedByLogAndUs(SignedNote checkpoint, String origin, NoteSignature cosignature) {
        List<NoteSignature> ofLog = logs.keys(origin).stream()
                .flatMap(key -> checkpoint.signaturesOf(key).stream())
                .distinct()
                .toList();
        return new SignedNote(checkpoint.text(), ofLog).with(cosignature);
    }
}
