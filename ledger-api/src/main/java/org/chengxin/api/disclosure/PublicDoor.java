package org.chengxin.api.disclosure;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.disclosure.DisclosureEntry;
import org.chengxin.ledger.disclosure.PublicMatter;
import org.chengxin.projections.disclosure.DisclosureReader;
import org.chengxin.projections.disclosure.DisclosureReader.Published;
import org.chengxin.projections.disclosure.DisclosureReader.Query;
import org.chengxin.projections.disclosure.DisclosureReader.Withdrawal;
import org.chengxin.projections.engine.ViewPositions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** {@code /api/v1/public}: no sign-in, nothing personal. */
@RestController
@RequestMapping("/api/v1/public")
class PublicDoor {

    private static final int CACHED_SECONDS = 30;

    /** How long a copy may be kept: publication ends on its day, so never much longer than a minute past it. */
    private static final CacheControl CACHED =
            CacheControl.maxAge(Duration.ofSeconds(CACHED_SECONDS)).cachePublic();

    private static final LegalBasis WITHDRAWAL = new LegalBasis("中华人民共和国行政处罚法", "第四十八条");

    private final DisclosureReader disclosures;
    private final ViewPositions viewPositions;
    private final OpenData openData;

    PublicDoor(DisclosureReader disclosures, ViewPositions viewPositions, OpenData openData) {
        this.disclosures = disclosures;
        this.viewPositions = viewPositions;
        this.openData = openData;
    }

    @GetMapping("/records")
    ResponseEntity<Page<PublicRead>> find(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable String uscc,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        int rows = Cursor.limit(limit);
        Query query = new Query(q, type, uscc);
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .body(Page.of(
                        disclosures.find(query, Cursor.key(cursor, Long.MAX_VALUE), rows + 1),
                        rows,
                        Published::position,
                        PublicRead::of,
                        viewPositions.of("disclosure")));
    }

    /**
     * What was made public and what was withdrawn, in the order of the log of disclosure: whoever keeps copies follows it from
     * where they were, and deletes what was withdrawn. Nothing of the content; each line can be proved.
     *
     * @param since position of the last line that is known already; a cursor goes before it
     */
    @GetMapping("/changes")
    ResponseEntity<Page<ChangeRead>> changes(
            @RequestParam @Nullable Long since,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor) {
        int rows = Cursor.limit(limit);
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .body(Page.of(
                        disclosures.changes(Cursor.key(cursor, since == null ? 0 : since), rows + 1),
                        rows,
                        DisclosureEntry::position,
                        ChangeRead::of,
                        viewPositions.of("disclosure")));
    }

    @GetMapping("/records/{recordId}")
    ResponseEntity<PublicRead> read(@PathVariable String recordId) {
        RecordId id = recordId(recordId);
        Published published = disclosures
                .record(id)
                .orElseThrow(() -> new ProblemException(
                        disclosures.withdrawal(id).map(PublicDoor::withdrawn).orElseGet(Problems::notFound)));
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .eTag("\"" + published.position() + "\"")
                .body(PublicRead.of(published));
    }

    @GetMapping("/subjects/{uscc}")
    ResponseEntity<Page<PublicRead>> subject(
            @PathVariable String uscc, @RequestParam @Nullable Integer limit, @RequestParam @Nullable String cursor) {
        int rows = Cursor.limit(limit);
        List<Published> found =
                disclosures.find(new Query(null, null, uscc), Cursor.key(cursor, Long.MAX_VALUE), rows + 1);
        if (found.isEmpty() && cursor == null) {
            throw new ProblemException(Problems.notFound());
        }
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .body(Page.of(found, rows, Published::position, PublicRead::of, viewPositions.of("disclosure")));
    }

    /** Measures that apply to a body today and lists it is on, as far as they are public; the newest first. */
    @GetMapping("/subjects/{uscc}/measures")
    ResponseEntity<List<PublicMatter>> measures(@PathVariable String uscc) {
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .body(disclosures.matters(uscc.strip().toUpperCase(Locale.ROOT), PublicPages.MATTERS_MAX));
    }

    /** What became of a body, and from whom it took over; both empty for most. */
    @GetMapping("/subjects/{uscc}/succession")
    ResponseEntity<PublicDescent> succession(@PathVariable String uscc) {
        return ResponseEntity.ok().cacheControl(CACHED).body(PublicDescent.of(disclosures, uscc));
    }

    @GetMapping(value = "/open-data/records.csv", produces = "text/csv;charset=UTF-8")
    ResponseEntity<StreamingResponseBody> csv(@RequestParam @Nullable String type) {
        return file(
                "records.csv",
                MediaType.parseMediaType("text/csv;charset=UTF-8"),
                out -> openData.csv(new Query(null, type, null), out));
    }

    @GetMapping(value = "/open-data/records.ndjson", produces = "application/x-ndjson")
    ResponseEntity<StreamingResponseBody> ndjson(@RequestParam @Nullable String type) {
        return file(
                "records.ndjson",
                MediaType.APPLICATION_NDJSON,
                out -> openData.ndjson(new Query(null, type, null), out));
    }

    private static ResponseEntity<StreamingResponseBody> file(
            String name, MediaType mediaType, StreamingResponseBody body) {
        return ResponseEntity.ok()
                .cacheControl(CACHED)
                .contentType(mediaType)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(body);
    }

    private static Problem withdrawn(Withdrawal withdrawal) {
        Bilingual ground = withdrawal.ground().text();
        return new Problem(
                HttpStatus.GONE,
                "R-WITHDRAWN",
                new Bilingual("已撤销公示", "Withdrawn"),
                new Bilingual(
                        "该记录已于 " + withdrawal.withdrawnOn() + " 撤销公示，事由：" + ground.zh(),
                        "The record was withdrawn on " + withdrawal.withdrawnOn() + ": " + ground.en()),
                withdrawal.ground() == RevocationGround.DECISION_REVOKED ? List.of(WITHDRAWAL) : List.of(),
                List.of());
    }

    private static RecordId recordId(String value) {
        try {
            return new RecordId(value);
        } catch (IllegalArgumentException e) {
            throw new ProblemException(Problems.notFound());
        }
    }
}
