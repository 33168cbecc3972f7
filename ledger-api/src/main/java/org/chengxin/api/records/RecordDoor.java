package org.chengxin.api.records;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.Organs;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.reading.Freshness;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.SupplementFact;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.profile.ProfileReader;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/records} and the records of a subject, in JSON. */
@RestController
@RequestMapping("/api/v1")
class RecordDoor {

    static final String REPEATED = "Idempotent-Replayed";

    private final LedgerCommands commands;
    private final Archive archive;
    private final ProfileReader profiles;
    private final Freshness freshness;
    private final Organs organs;
    private final Ids ids;

    RecordDoor(
            LedgerCommands commands,
            Archive archive,
            ProfileReader profiles,
            Freshness freshness,
            Organs organs,
            Ids ids) {
        this.commands = commands;
        this.archive = archive;
        this.profiles = profiles;
        this.freshness = freshness;
        this.organs = organs;
        this.ids = ids;
    }

    @PostMapping("/subjects/{subjectId}/records")
    ResponseEntity<Receipt> record(@PathVariable SubjectId subjectId, @RequestBody RecordWrite body, Actor actor) {
        Organ named = body.source();
        Optional<Organs.Registered> source = Optional.ofNullable(named != null ? named.uscc() : actor.organ())
                .flatMap(organs::find);
        Answer.Done done = commands.done(new RecordFact(
                subjectId,
                new RecordId(ids.next()),
                null,
                body.draft(source.map(Organs.Registered::organ).orElse(named)),
                source.map(Organs.Registered::kind).orElse(null),
                Act.of(actor),
                null));
        return ResponseEntity.created(URI.create("/api/v1/records/" + done.recordId()))
                .header(REPEATED, String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }

    @PostMapping("/records/{recordId}/corrections")
    ResponseEntity<Receipt> correct(@PathVariable RecordId recordId, @RequestBody MendWrite body, Actor actor) {
        return mend(recordId, (subject, record) -> new CorrectFact(subject, record, body.fields(), body.act(actor)));
    }

    @PostMapping("/records/{recordId}/supplements")
    ResponseEntity<Receipt> supplement(@PathVariable RecordId recordId, @RequestBody MendWrite body, Actor actor) {
        return mend(recordId, (subject, record) -> new SupplementFact(subject, record, body.fields(), body.act(actor)));
    }

    @PostMapping("/records/{recordId}/revocation")
    ResponseEntity<Receipt> revoke(@PathVariable RecordId recordId, @RequestBody MendWrite body, Actor actor) {
        RevocationGround ground = body.ground();
        if (ground == null) {
            throw new ProblemException(Problems.invalid(
                    "/ground",
                    "R-ACT-GROUND",
                    new Bilingual(
                            "请选择撤销事由：" + List.of(RevocationGround.values()),
                            "Choose a ground: " + List.of(RevocationGround.values()))));
        }
        return mend(recordId, (subject, record) -> new RevokeFact(subject, record, ground, body.act(actor)));
    }

    @GetMapping("/records/{recordId}")
    @LooksUp(LookUpKind.RECORD)
    ResponseEntity<RecordRead> read(@PathVariable RecordId recordId, Actor actor) {
        RecordRead record =
                archive.record(actor, recordId).orElseThrow(() -> new ProblemException(Problems.notFound()));
        return ResponseEntity.ok()
                .eTag("\"" + record.position() + "-" + actor.role() + "\"")
                .body(record);
    }

    @GetMapping("/records/{recordId}/history")
    @LooksUp(LookUpKind.HISTORY)
    Page<HistoryRead> history(
            @PathVariable RecordId recordId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor) {
        return archive.history(actor, recordId, Cursor.key(cursor, 0), Cursor.limit(limit))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private ResponseEntity<Receipt> mend(RecordId recordId, BiFunction<SubjectId, RecordId, CreditCommand> command) {
        SubjectId subject = profiles.record(recordId)
                .or(() -> {
                    freshness.catchUp("profile");
                    return profiles.record(recordId);
                })
                .orElseThrow(() -> new ProblemException(Problems.notFound()))
                .subjectId();
        Answer.Done done = commands.done(command.apply(subject, recordId));
        return ResponseEntity.ok()
                .header(REPEATED, String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }
}
