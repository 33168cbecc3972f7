package org.chengxin.api.objections;

import java.net.URI;
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
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.FileObjection;
import org.chengxin.ledger.credit.CreditCommand.GiveStatement;
import org.chengxin.ledger.credit.CreditCommand.NoteRemedy;
import org.chengxin.ledger.credit.CreditCommand.StepObjection;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Remedy;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.objection.ObjectionQueue;
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
 * {@code /api/v1/objections} and what may be noted beside a record. Every step is {@code POST
 * /api/v1/objections/<id>:<verb>}.
 */
@RestController
@RequestMapping("/api/v1")
class ObjectionDoor {

    static final String REPEATED = "Idempotent-Replayed";

    private final LedgerCommands commands;
    private final Objections objections;
    private final Freshness freshness;

    ObjectionDoor(LedgerCommands commands, Objections objections, Freshness freshness) {
        this.commands = commands;
        this.objections = objections;
        this.freshness = freshness;
    }

    /** A remedy that is followed, as it is written over the API. */
    public record RemedyWrite(
            @Nullable Remedy remedy,
            @Nullable Boolean pending,
            @Nullable String reason,
            @Nullable List<LegalBasis> legalBasis,
            @Nullable DocumentRef document) {

        Act act(Actor actor) {
            return new Act(actor, StepWrite.text(reason), Objects.requireNonNullElse(legalBasis, List.of()), document);
        }

        /** The remedy only: the reason may be personal. */
        @Override
        public String toString() {
            return "RemedyWrite[" + remedy + "]";
        }
    }

    /** What a subject says beside a record, as it is written over the API. */
    public record StatementWrite(@Nullable String statement) {

        /** Nothing of it: it is personal. */
        @Override
        public String toString() {
            return "StatementWrite[]";
        }
    }

    @PostMapping("/records/{recordId}/objections")
    ResponseEntity<Receipt> file(@PathVariable RecordId recordId, @RequestBody ObjectionWrite body, Actor actor) {
        Answer.Done done = commands.done(new FileObjection(
                subjectOf(recordId, actor),
                recordId,
                Objects.requireNonNullElse(body.ground(), ""),
                body.asClaims(),
                body.files(),
                body.act(actor)));
        ObjectionId id = new ObjectionId(done.subjectId(), Objects.requireNonNull(done.order()));
        return ResponseEntity.created(URI.create("/api/v1/objections/" + id))
                .header(REPEATED, String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }

    @PostMapping("/objections/{objectionId}:{verb}")
    ResponseEntity<Receipt> step(
            @PathVariable String objectionId, @PathVariable String verb, @RequestBody StepWrite body, Actor actor) {
        ObjectionId id = ObjectionId.parse(objectionId);
        return answered(
                commands.done(new StepObjection(id.subjectId(), id.number(), body.step(verb), body.act(actor))));
    }

    @GetMapping("/objections/{objectionId}")
    @LooksUp(LookUpKind.OBJECTION)
    ObjectionRead read(@PathVariable String objectionId, Actor actor) {
        ObjectionId id = ObjectionId.parse(objectionId);
        return objections.find(actor, id.subjectId(), id.number());
    }

    /** What lies on a desk, the oldest first. */
    @GetMapping("/objections")
    @LooksUp(LookUpKind.OBJECTION)
    Page<ObjectionRead> queue(
            @RequestParam ObjectionQueue queue,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor) {
        return objections.queue(actor, queue, Cursor.key(cursor, 0), Cursor.limit(limit));
    }

    /** How many lie on each desk. */
    @GetMapping("/objections/counts")
    @NoLookUp("how many lie on each desk")
    Map<ObjectionQueue, Long> counts(Actor actor) {
        return objections.counts(actor);
    }

    @PostMapping("/records/{recordId}/remedies")
    ResponseEntity<Receipt> remedy(@PathVariable RecordId recordId, @RequestBody RemedyWrite body, Actor actor) {
        Remedy remedy = body.remedy();
        Boolean pending = body.pending();
        if (remedy == null || pending == null) {
            throw new ProblemException(Problems.invalid(
                    remedy == null ? "/remedy" : "/pending",
                    "R-REMEDY",
                    new Bilingual(
                            "请选择救济途径 " + List.of(Remedy.values()) + "，并注明是否尚未办结（pending）",
                            "Choose a remedy " + List.of(Remedy.values()) + " and say whether it is pending")));
        }
        return answered(
                commands.done(new NoteRemedy(subjectOf(recordId, actor), recordId, remedy, pending, body.act(actor))));
    }

    @PostMapping("/records/{recordId}/statement")
    ResponseEntity<Receipt> statement(@PathVariable RecordId recordId, @RequestBody StatementWrite body, Actor actor) {
        PersonalText text = StepWrite.text(body.statement());
        if (text == null) {
            throw new ProblemException(Problems.invalid(
                    "/statement", "R-LENGTH", new Bilingual("请填写声明", "Say something in the statement")));
        }
        return answered(commands.done(new GiveStatement(subjectOf(recordId, actor), recordId, text, Act.of(actor))));
    }

    private ResponseEntity<Receipt> answered(Answer.Done done) {
        return ResponseEntity.ok()
                .header(REPEATED, String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }

    /** Whose record it is; a reader who may not see it is told that there is none. */
    private SubjectId subjectOf(RecordId recordId, Actor actor) {
        freshness.catchUp("profile");
        return objections.record(actor, recordId).subjectId();
    }
}
