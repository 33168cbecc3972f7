package org.chengxin.api.protection;

import java.net.URI;
import java.util.List;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.erasure.ErasureEffects;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.ConfirmErasure;
import org.chengxin.ledger.credit.CreditCommand.DeclineErasure;
import org.chengxin.ledger.credit.CreditCommand.OrderErasure;
import org.chengxin.ledger.credit.ErasureGround;
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

/** {@code /api/v1/subjects/{id}/erasures}: ordering to erase an archive, and the second person's decision. */
@RestController
@RequestMapping("/api/v1/subjects/{subjectId}/erasures")
class ErasureDoor {

    private final LedgerCommands commands;
    private final Cases cases;
    private final ErasureEffects effects;

    ErasureDoor(LedgerCommands commands, Cases cases, ErasureEffects effects) {
        this.commands = commands;
        this.cases = cases;
        this.effects = effects;
    }

    @PostMapping
    ResponseEntity<Receipt> order(@PathVariable SubjectId subjectId, @RequestBody ErasureWrite body, Actor actor) {
        Cases.onlyTheOffice(actor);
        ErasureGround ground = body.ground();
        if (ground == null) {
            throw new ProblemException(Problems.invalid(
                    "/ground",
                    "R-ACT-GROUND",
                    new Bilingual(
                            "请选择事由：" + List.of(ErasureGround.values()),
                            "Choose a ground: " + List.of(ErasureGround.values()))));
        }
        Answer.Done done = commands.done(new OrderErasure(subjectId, ground, body.act(actor)));
        return ResponseEntity.created(URI.create("/api/v1/subjects/" + subjectId + "/erasures/" + done.order()))
                .header(Replies.REPEATED, String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }

    /** Answers when the data is gone, unless that takes too long; the ledger has the order in either case. */
    @PostMapping("/{number}:confirm")
    ResponseEntity<Receipt> confirm(@PathVariable SubjectId subjectId, @PathVariable int number, Actor actor) {
        Cases.onlyTheOffice(actor);
        Answer.Done done = commands.done(new ConfirmErasure(subjectId, number, Act.of(actor)));
        effects.await(subjectId);
        return Replies.done(done, commands.receipt(done));
    }

    @PostMapping("/{number}:decline")
    ResponseEntity<Receipt> decline(
            @PathVariable SubjectId subjectId, @PathVariable int number, @RequestBody DeclineWrite body, Actor actor) {
        Cases.onlyTheOffice(actor);
        Answer.Done done = commands.done(new DeclineErasure(subjectId, number, body.act(actor)));
        return Replies.done(done, commands.receipt(done));
    }

    @GetMapping
    @LooksUp(LookUpKind.PROTECTION)
    Page<CaseRead> list(
            @PathVariable SubjectId subjectId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor) {
        return cases.ofSubject(actor, subjectId, Lever.ERASURE, Cursor.key(cursor, 0), Cursor.limit(limit));
    }

    @GetMapping("/{number}")
    @LooksUp(LookUpKind.PROTECTION)
    CaseRead read(@PathVariable SubjectId subjectId, @PathVariable int number, Actor actor) {
        return cases.find(actor, subjectId, Lever.ERASURE, number);
    }
}
