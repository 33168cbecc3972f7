package org.chengxin.api.log;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.LogIdentityTable;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * The page about the logs, which also prints: what a checkpoint is, which one stands now, which key to pin, who witnesses, and
 * whether anything was found amiss. Sizes of the ledger's own log are for those who may follow it.
 */
@Controller
class LogPages {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final SignedLogs logs;
    private final EventProofs proofs;
    private final AppendGate gate;
    private final LedgerClock clock;

    LogPages(SignedLogs logs, EventProofs proofs, AppendGate gate, LedgerClock clock) {
        this.logs = logs;
        this.proofs = proofs;
        this.gate = gate;
        this.clock = clock;
    }

    /** One log on the page; public, because the template reads it by reflection. */
    public record Log(
            String path,
            String origin,
            String suite,
            List<String> verifierKeys,
            boolean visible,
            @Nullable Standing standing,
            @Nullable String failing,
            int witnessesRequired,
            List<Witnessing> witnesses) {}

    /** Where a log stands. */
    public record Standing(
            long size,
            String root,
            Instant signedAt,
            long ageSeconds,
            long behind,
            String note,
            @Nullable QrCode code) {}

    /** How far a witness is. */
    public record Witnessing(
            String name,
            long size,
            long behind,
            @Nullable Instant cosignedAt,
            @Nullable String trouble) {}

    @GetMapping("/log")
    String page(Optional<Actor> visitor, Model model) {
        model.addAttribute("closed", gate.closed().orElse(null));
        model.addAttribute(
                "logs", logs.all().stream().map(log -> read(log, visitor)).toList());
        return "log/log";
    }

    /** The proof of an event, for people who signed in: the file that the API gives to programs. */
    @GetMapping("/desk/proof/{position}")
    @LooksUp(LookUpKind.PROOF)
    ResponseEntity<String> proof(@PathVariable long position, Actor actor) {
        if (position < 1) {
            throw new ProblemException(Problems.notFound());
        }
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, EventProofs.attachment("event-" + position))
                .body(proofs.of(position, Optional.of(actor)).format());
    }

    private Log read(SignedLog log, Optional<Actor> visitor) {
        ServedLog served = log.served();
        boolean visible = LogAccess.mayFollow(served, visitor);
        long size = visible ? served.leaves().size() : 0;
        return new Log(
                served.name().path(),
                served.identity().origin(),
                served.identity().suite().name(),
                served.keys().inUse().stream().map(LogIdentityTable.Key::vkey).toList(),
                visible,
                visible ? served.newest().map(newest -> standing(newest, size)).orElse(null) : null,
                log.state().failing().map(LogState.Failure::why).orElse(null),
                served.settings().witnessesRequired(),
                visible ? witnesses(log, size) : List.of());
    }

    private Standing standing(ServedCheckpoint newest, long size) {
        String note = newest.note().format();
        return new Standing(
                newest.size(),
                newest.checkpoint().root().base64(),
                newest.signedAt(),
                Math.max(0, Duration.between(newest.signedAt(), clock.now()).toSeconds()),
                Math.max(0, size - newest.size()),
                note,
                QrCode.of(note).orElse(null));
    }

    private static List<Witnessing> witnesses(SignedLog log, long size) {
        List<Witnessing> found = new ArrayList<>();
        for (AskedWitness witness : log.witnesses().witnesses()) {
            found.add(new Witnessing(
                    witness.name(),
                    witness.size(),
                    Math.max(0, size - witness.size()),
                    witness.cosignedAt(),
                    witness.trouble()));
        }
        return found;
    }
}
