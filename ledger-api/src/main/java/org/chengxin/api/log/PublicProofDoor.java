package org.chengxin.api.log;

import java.util.Optional;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.disclosure.DisclosureEntry;
import org.chengxin.ledger.disclosure.DisclosureEntry.Kind;
import org.chengxin.projections.disclosure.DisclosureLog;
import org.chengxin.projections.disclosure.DisclosureLog.Line;
import org.chengxin.projections.disclosure.DisclosureReader;
import org.chengxin.projections.disclosure.DisclosureReader.Published;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/public/proof/{recordId}}: that what is public today is what was made public, or that it was withdrawn. */
@RestController
class PublicProofDoor {

    private final Logs logs;
    private final DisclosureLog log;
    private final DisclosureReader disclosures;

    PublicProofDoor(Logs logs, DisclosureLog log, DisclosureReader disclosures) {
        this.logs = logs;
        this.log = log;
        this.disclosures = disclosures;
    }

    @GetMapping("/api/v1/public/proof/{recordId}")
    ResponseEntity<PublicProof> proof(@PathVariable String recordId) {
        Line line = log.newest(recordId).orElseThrow(PublicProofDoor::none);
        Optional<Published> published = disclosures.record(new RecordId(recordId));
        if (line.entry().kind() == Kind.PUBLISHED && published.isEmpty()) {
            // Its window has ended, or has not begun.
            throw none();
        }
        String proof = logs.disclosure()
                .proof(
                        line.entry().position(),
                        EventProofs.covering(logs.disclosure(), line.entry().position()))
                .format();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(
                        line.entry().kind() == Kind.WITHDRAWN
                                ? PublicProof.withdrawn(line, proof)
                                : shown(line, published.orElseThrow(), proof));
    }

    /** What is shown must be what was committed to; a difference is said, and not proved away. */
    private PublicProof shown(Line line, Published published, String proof) {
        byte[] content = DisclosureLog.content(published.record());
        if (!DisclosureEntry.commit(
                        logs.disclosure().identity().suite().hasher(),
                        line.salt().bytes(),
                        content)
                .equals(line.entry().content())) {
            throw new ProblemException(Problem.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "R-LOG-DIFFERS",
                    new Bilingual("公示内容与日志不符", "Not as logged"),
                    new Bilingual(
                            "这条记录现在公示的内容与公示日志第 " + line.entry().position() + " 条的承诺不符，请联系信用办核查",
                            "What is shown of this record is not what entry "
                                    + line.entry().position()
                                    + " of the disclosure log commits to; the credit office has to look into it")));
        }
        return PublicProof.shown(line, content, proof);
    }

    private static ProblemException none() {
        return new ProblemException(Problems.notFound());
    }
}
