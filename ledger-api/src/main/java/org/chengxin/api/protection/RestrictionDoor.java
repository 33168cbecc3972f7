package org.chengxin.api.protection;

import java.net.URI;
import java.util.List;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.credit.CreditCommand.ConfirmLift;
import org.chengxin.ledger.credit.CreditCommand.ConfirmRestriction;
import org.chengxin.ledger.credit.CreditCommand.DeclineLift;
import org.chengxin.ledger.credit.CreditCommand.DeclineRestriction;
import org.chengxin.ledger.credit.CreditCommand.OrderLift;
import org.chengxin.ledger.credit.CreditCommand.OrderRestriction;
import org.chengxin.ledger.credit.RestrictionGround;
import org.chengxin.ledger.profile.ProtectionCase.Lever;
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
 * {@code /api/v1/subjects/{id}/restrictions}: ordering to restrict processing to storage, the second person's decision, and
 * the same two steps again to lift it.
 */
@RestController
@RequestMapping("/api/v1/subjects/{subjectId}/restrictions")
class RestrictionDoor {

    private final LedgerCommands commands;
    private final Cases cases;

    RestrictionDoor(LedgerCommands commands, Cases cases) {
        this.commands = commands;
        this.cases = cases;
    }

    @PostMapping
    ResponseEntity<Receipt> order(@PathVariable SubjectId subjectId, @RequestBody RestrictionWrite body, Actor actor) {
        Cases.onlyTheOffice(actor);
        RestrictionGround ground = body.ground();
        if (ground == null) {
            throw new ProblemException(Problems.invalid(
                    "/ground",
                    "R-ACT-GROUND",
                    new Bilingual(
                            "请选择事由：" + List.of(RestrictionGround.values()),
                            "Choose a ground: " + List.of(RestrictionGround.values()))));
        }
        Answer.Done done = commands.done(new OrderRestriction(subjectId, ground, body.act(actor)));
        return ResponseEntity.created(URI.create("/api/v1/subjects/" + subjectId + "/restrictions/" + done.order()))
                .header(Replies.REPEATED, String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }

    @PostMapping("/{number}:confirm")
    ResponseEntity<Receipt> confirm(@PathVariable SubjectId subjectId, @PathVariable int number, Actor actor) {
        return decide(actor, new ConfirmRestriction(subjectId, number, Act.of(actor)));
    }

    @PostMapping("/{number}:decline")
    ResponseEntity<Receipt> decline(
            @PathVariable SubjectId subjectId, @PathVariable int number, @RequestBody DeclineWrite body, Actor actor) {
        return decide(actor, new DeclineRestriction(subjectId, number, body.act(actor)));
    }

    @PostMapping("/{number}:lift")
    ResponseEntity<Receipt> lift(
            @PathVariable SubjectId subjectId, @PathVariable int number, @RequestBody LiftWrite body, Actor actor) {
        return decide(actor, new OrderLift(subjectId, number, body.act(actor)));
    }

    @PostMapping("/{number}:confirmLift")
    ResponseEntity<Receipt> confirmLift(@PathVariable SubjectId subjectId, @PathVariable int number, Actor actor) {
        return decide(actor, new ConfirmLift(subjectId, number, Act.of(actor)));
    }

    @PostMapping("/{number}:declineLift")
    ResponseEntity<Receipt> declineLift(
            @PathVariable SubjectId subjectId, @PathVariable int number, @RequestBody DeclineWrite body, Actor actor) {
        return decide(actor, new DeclineLift(subjectId, number, body.act(actor)));
    }

    @GetMapping
    @LooksUp(LookUpKind.PROTECTION)
    Page<CaseRead> list(
            @PathVariable SubjectId subjectId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor) {
        return cases.ofSubject(actor, subjectId, Lever.RESTRICTION, Cursor.key(cursor, 0), Cursor.limit(limit));
    }

    @GetMapping("/{number}")
    @LooksUp(LookUpKind.PROTECTION)
    CaseRead read(@PathVariable SubjectId subjectId, @PathVariable int number, Actor actor) {
        return cases.find(actor, subjectId, Lever.RESTRICTION, number);
    }

    private ResponseEntity<Receipt> decide(Actor actor, CreditCommand command) {
        Cases.onlyTheOffice(actor);
        Answer.Done done = commands.done(command);
        return Replies.done(done, commands.receipt(done));
    }
}
