package org.chengxin.api.repairs;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.reading.Freshness;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.OfRepair;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.repair.RepairQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/repairs} and how one begins. Every step is {@code POST /api/v1/repairs/<id>:<verb>}. */
@RestController
@RequestMapping("/api/v1")
class RepairDoor {

    static final String REPEATED = "Idempotent-Replayed";

    private final LedgerCommands commands;
    private final Repairs repairs;
    private final Freshness freshness;

    RepairDoor(LedgerCommands commands, Repairs repairs, Freshness freshness) {
        this.commands = commands;
        this.repairs = repairs;
        this.freshness = freshness;
    }

    @PostMapping("/records/{recordId}/repairs")
    ResponseEntity<Receipt> apply(@PathVariable RecordId recordId, @RequestBody RepairWrite body, Actor actor) {
        return opened(body.command(subjectOf(recordId, actor), recordId, actor));
    }

    /** A court approved a reorganisation, for whose time the record is hidden. */
    @PostMapping("/records/{recordId}/court-shields")
    ResponseEntity<Receipt> shield(@PathVariable RecordId recordId, @RequestBody ShieldWrite body, Actor actor) {
        return opened(body.command(subjectOf(recordId, actor), recordId, actor));
    }

    /** Whether the record may be repaired today, from when on, by which rule, and what is missing. */
    @GetMapping("/records/{recordId}/repairs/eligibility")
    @LooksUp(LookUpKind.REPAIR)
    EligibilityRead eligibility(@PathVariable RecordId recordId, Actor actor) {
        return repairs.eligibility(actor, recordId);
    }

    /** The repairs of a record, oldest first. */
    @GetMapping("/records/{recordId}/repairs")
    @LooksUp(LookUpKind.REPAIR)
    List<RepairRead> ofRecord(@PathVariable RecordId recordId, Actor actor) {
        return repairs.ofRecord(actor, recordId);
    }

    @PostMapping("/repairs/{repairId}:{verb}")
    ResponseEntity<Receipt> step(
            @PathVariable String repairId, @PathVariable String verb, @RequestBody RepairStepWrite body, Actor actor) {
        RepairId id = RepairId.parse(repairId);
        Answer.Done done = commands.done(body.command(verb, subjectOf(id.recordId(), actor), id, actor));
        return ResponseEntity.ok()
                .header(REPEATED, String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }

    @GetMapping("/repairs/{repairId}")
    @LooksUp(LookUpKind.REPAIR)
    RepairRead read(@PathVariable String repairId, Actor actor) {
        return repairs.find(actor, RepairId.parse(repairId));
    }

    /** What lies on a desk, the oldest first. */
    @GetMapping("/repairs")
    @LooksUp(LookUpKind.REPAIR)
    Page<RepairRead> queue(
            @RequestParam RepairQueue queue,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor) {
        return repairs.queue(actor, queue, Cursor.key(cursor, 0), Cursor.limit(limit));
    }

    /** How many lie on each desk. */
    @GetMapping("/repairs/counts")
    @NoLookUp("how many lie on each desk")
    Map<RepairQueue, Long> counts(Actor actor) {
        return repairs.counts(actor);
    }

    private ResponseEntity<Receipt> opened(OfRepair command) {
        Answer.Done done = commands.done(command);
        RepairId id = new RepairId(command.recordId(), Objects.requireNonNull(done.order()));
        return ResponseEntity.created(URI.create("/api/v1/repairs/" + id))
                .header(REPEATED, String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }

    /** Whose record it is; a reader who may not see it is told that there is none. */
    private SubjectId subjectOf(RecordId recordId, Actor actor) {
        freshness.catchUp("profile");
        return repairs.record(actor, recordId).subjectId();
    }
}
