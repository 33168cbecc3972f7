package org.chengxin.api.subjects;

import java.util.List;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Archive;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.chengxin.projections.profile.SuccessionReader;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/subjects/{id}/succession}: what became of a body, and from whom it took over. */
@RestController
@RequestMapping("/api/v1/subjects/{subjectId}/succession")
class SuccessionDoor {

    /** Bodies that one took over from, as far as they are listed. */
    static final int PREDECESSORS_MAX = 100;

    private final Successions successions;
    private final LedgerCommands commands;
    private final Archive archive;
    private final SuccessionReader reader;

    SuccessionDoor(Successions successions, LedgerCommands commands, Archive archive, SuccessionReader reader) {
        this.successions = successions;
        this.commands = commands;
        this.archive = archive;
        this.reader = reader;
    }

    /**
     * Both sides of a body's descent.
     *
     * @param became what became of it
     * @param tookOverFrom the successions in which it took over, at most {@value #PREDECESSORS_MAX}
     */
    public record Descent(SubjectId subjectId, List<SuccessionRead> became, List<SuccessionRead> tookOverFrom)
            implements OfSubject {}

    @PostMapping
    ResponseEntity<Receipt> succeed(@PathVariable SubjectId subjectId, @RequestBody SuccessionWrite body, Actor actor) {
        Answer.Done done = successions.record(subjectId, body, actor);
        return ResponseEntity.ok()
                .header("Idempotent-Replayed", String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }

    @GetMapping
    @LooksUp(LookUpKind.ARCHIVE)
    Descent read(@PathVariable SubjectId subjectId, Actor actor) {
        SubjectRow row = archive.subject(actor, subjectId).orElseThrow(() -> new ProblemException(Problems.notFound()));
        return new Descent(
                subjectId, row.successions().stream().map(SuccessionRead::of).toList(), tookOverFrom(subjectId));
    }

    List<SuccessionRead> tookOverFrom(SubjectId subjectId) {
        return reader.into(subjectId, PREDECESSORS_MAX).stream()
                .map(SuccessionRead::of)
                .toList();
    }
}
