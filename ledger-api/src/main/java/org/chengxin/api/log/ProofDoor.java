package org.chengxin.api.log;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Proofs on request, for those who do not want to read tiles: {@code /api/v1/log/proof} and the same of the disclosure log. */
@RestController
@RequestMapping("/api/v1")
class ProofDoor {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);

    private final Logs logs;
    private final EventProofs proofs;

    ProofDoor(Logs logs, EventProofs proofs) {
        this.logs = logs;
        this.proofs = proofs;
    }

    /** Where an event stands in the tree of the newest checkpoint, or of a smaller size. */
    @GetMapping("/log/proof/inclusion")
    @NoLookUp("hashes")
    ResponseEntity<ProofRead.Inclusion> inclusion(
            @RequestParam long position, @RequestParam @Nullable Long size, Optional<Actor> visitor) {
        return inclusion(logs.ledger(), position, size, visitor);
    }

    /** That nothing was changed or removed between two sizes. */
    @GetMapping("/log/proof/consistency")
    @NoLookUp("hashes")
    ResponseEntity<ProofRead.Consistency> consistency(
            @RequestParam long from, @RequestParam @Nullable Long to, Optional<Actor> visitor) {
        return consistency(logs.ledger(), from, to, visitor);
    }

    @GetMapping("/disclosure-log/proof/inclusion")
    @NoLookUp("hashes")
    ResponseEntity<ProofRead.Inclusion> inclusionOfDisclosure(
            @RequestParam long position, @RequestParam @Nullable Long size, Optional<Actor> visitor) {
        return inclusion(logs.disclosure(), position, size, visitor);
    }

    @GetMapping("/disclosure-log/proof/consistency")
    @NoLookUp("hashes")
    ResponseEntity<ProofRead.Consistency> consistencyOfDisclosure(
            @RequestParam long from, @RequestParam @Nullable Long to, Optional<Actor> visitor) {
        return consistency(logs.disclosure(), from, to, visitor);
    }

    /** One event, proved in one file that needs nothing but the verifier key ({@code c2sp.org/tlog-proof@v1}). */
    @GetMapping(value = "/log/proof/event/{eventId}", produces = "text/plain;charset=UTF-8")
    @LooksUp(LookUpKind.PROOF)
    ResponseEntity<String> event(@PathVariable String eventId, Optional<Actor> visitor) {
        String proof = proofs.of(eventId, visitor).format();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .contentType(TEXT)
                .header(HttpHeaders.CONTENT_DISPOSITION, EventProofs.attachment(eventId))
                .body(proof);
    }

    private static ResponseEntity<ProofRead.Inclusion> inclusion(
            ServedLog log, long position, @Nullable Long size, Optional<Actor> visitor) {
        LogAccess.require(log, visitor);
        long newest = newest(log);
        long tree = size == null ? newest : size;
        requireBetween("size", tree, 1, newest);
        requireBetween("position", position, 1, tree);
        return answer(ProofRead.Inclusion.of(log.inclusion(position - 1, tree), log.leaf(position), log.root(tree)));
    }

    private static ResponseEntity<ProofRead.Consistency> consistency(
            ServedLog log, long from, @Nullable Long to, Optional<Actor> visitor) {
        LogAccess.require(log, visitor);
        long newest = newest(log);
        long grown = to == null ? newest : to;
        requireBetween("to", grown, 1, newest);
        requireBetween("from", from, 1, grown);
        return answer(ProofRead.Consistency.of(log.consistency(from, grown), log.root(from), log.root(grown)));
    }

    private static <T> ResponseEntity<T> answer(T proof) {
        return ResponseEntity.ok().cacheControl(CacheControl.noCache()).body(proof);
    }

    private static long newest(ServedLog log) {
        return log.newest().map(ServedCheckpoint::size).orElse(0L);
    }

    private static void requireBetween(String parameter, long found, long min, long max) {
        if (found < min || found > max) {
            throw new ProblemException(Problems.invalid(
                    "/" + parameter,
                    "R-LOG-RANGE",
                    new Bilingual(
                            parameter + " 应在 " + min + " 至 " + max + " 之间（" + max + " 为上限：已发布的检查点或树的大小），实为 " + found,
                            parameter + " must be from " + min + " to " + max
                                    + ", the size of the tree that is published or asked for; found " + found)));
        }
    }
}
