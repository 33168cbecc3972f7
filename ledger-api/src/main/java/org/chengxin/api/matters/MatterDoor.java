package org.chengxin.api.matters;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.reading.Freshness;
import org.chengxin.api.records.Archive;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.MoveMatter;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/v1/tolerances}, {@code /rectifications}, {@code /measures}, {@code /listings}, {@code /commitments}, {@code
 * /breaches}, {@code /referrals}, {@code /responsibilities} and {@code /tasks}. A matter is opened under its subject, and every
 * further step is {@code POST /api/v1/<plural>/<id>:<verb>}.
 */
@RestController
@RequestMapping("/api/v1")
class MatterDoor {

    static final String REPEATED = "Idempotent-Replayed";

    /** Spelt out, because an annotation takes constants only; a test holds it to the enumeration. */
    static final String PLURALS =
            "tolerances|rectifications|measures|listings|commitments|breaches|referrals|responsibilities|tasks";

    private final LedgerCommands commands;
    private final MatterBook book;
    private final Archive archive;
    private final Freshness freshness;

    MatterDoor(LedgerCommands commands, MatterBook book, Archive archive, Freshness freshness) {
        this.commands = commands;
        this.book = book;
        this.archive = archive;
        this.freshness = freshness;
    }

    @PostMapping("/subjects/{subjectId}/{mechanism:" + PLURALS + "}")
    ResponseEntity<Receipt> open(
            @PathVariable SubjectId subjectId,
            @PathVariable String mechanism,
            @RequestBody MatterWrite body,
            Actor actor) {
        freshness.catchUp("profile");
        book.subject(actor, subjectId);
        return opened(subjectId, MatterId.mechanism(mechanism), body, actor);
    }

    /** A tolerance is about one record. */
    @PostMapping("/records/{recordId}/tolerances")
    ResponseEntity<Receipt> tolerate(@PathVariable RecordId recordId, @RequestBody MatterWrite body, Actor actor) {
        freshness.catchUp("profile");
        SubjectId subjectId = archive.record(actor, recordId)
                .orElseThrow(() -> new ProblemException(Problems.notFound()))
                .subjectId();
        return opened(subjectId, Mechanism.TOLERANCE, body.about(recordId), actor);
    }

    @PostMapping("/{mechanism:" + PLURALS + "}/{matterId}:{verb}")
    ResponseEntity<Receipt> step(
            @PathVariable String mechanism,
            @PathVariable String matterId,
            @PathVariable String verb,
            @RequestBody MatterWrite body,
            Actor actor) {
        MatterId id = MatterId.parse(mechanism, matterId);
        MatterMove move = MatterMove.of(id.mechanism(), verb)
                .filter(m -> !m.opens())
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
        freshness.catchUp("profile");
        book.subject(actor, id.subjectId());
        Answer.Done done =
                commands.done(new MoveMatter(id.subjectId(), move, id.number(), body.terms(), body.act(actor)));
        return ResponseEntity.ok()
                .header(REPEATED, String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }

    @GetMapping("/{mechanism:" + PLURALS + "}/{matterId}")
    @LooksUp(LookUpKind.MATTER)
    MatterRead read(@PathVariable String mechanism, @PathVariable String matterId, Actor actor) {
        return book.find(actor, MatterId.parse(mechanism, matterId));
    }

    /**
     * The matters of a mechanism, the oldest first.
     *
     * @param over those that are over; those that are not by default
     * @param overdue only those whose day is over
     */
    @GetMapping("/{mechanism:" + PLURALS + "}")
    @LooksUp(LookUpKind.MATTER)
    Page<MatterRead> list(
            @PathVariable String mechanism,
            @RequestParam(defaultValue = "false") boolean over,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor) {
        return book.queue(
                actor, MatterId.mechanism(mechanism), over, overdue, Cursor.key(cursor, 0), Cursor.limit(limit));
    }

    /** The matters of one archive, by mechanism and number. */
    @GetMapping("/subjects/{subjectId}/matters")
    @LooksUp(LookUpKind.MATTER)
    List<MatterRead> ofSubject(@PathVariable SubjectId subjectId, Actor actor) {
        book.subject(actor, subjectId);
        return book.ofSubject(actor, subjectId);
    }

    /** How many of each mechanism are open. */
    @GetMapping("/matters/counts")
    @NoLookUp("how many are open of each mechanism")
    Map<String, Long> counts(Actor actor) {
        return book.counts(actor);
    }

    /** Who answered for the stages of a project on a day. */
    @GetMapping("/projects/{project}/responsible")
    @LooksUp(LookUpKind.MATTER)
    List<MatterRead> responsible(@PathVariable String project, @RequestParam LocalDate on, Actor actor) {
        return book.responsible(actor, project, on);
    }

    private ResponseEntity<Receipt> opened(SubjectId subjectId, Mechanism mechanism, MatterWrite body, Actor actor) {
        Answer.Done done = commands.done(
                new MoveMatter(subjectId, MatterMove.opening(mechanism), 0, body.terms(), body.act(actor)));
        MatterId id = new MatterId(done.subjectId(), mechanism, Objects.requireNonNull(done.order()));
        return ResponseEntity.created(URI.create(id.path()))
                .header(REPEATED, String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }
}
