package org.chengxin.api.subjects;

import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Archive;
import org.chengxin.api.records.HistoryRead;
import org.chengxin.api.records.RecordRead;
import org.chengxin.api.records.Sight;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/subjects} in JSON. */
@RestController
@RequestMapping("/api/v1/subjects")
class SubjectDoor {

    private final LedgerCommands commands;
    private final SubjectDirectory directory;
    private final ProfileReader profiles;
    private final Archive archive;
    private final ViewPositions viewPositions;
    private final Reconstruction reconstruction;

    SubjectDoor(
            LedgerCommands commands,
            SubjectDirectory directory,
            ProfileReader profiles,
            Archive archive,
            ViewPositions viewPositions,
            Reconstruction reconstruction) {
        this.commands = commands;
        this.directory = directory;
        this.profiles = profiles;
        this.archive = archive;
        this.viewPositions = viewPositions;
        this.reconstruction = reconstruction;
    }

    @PostMapping
    ResponseEntity<Receipt> register(@RequestBody SubjectWrite body, Actor actor) {
        if (actor.role() != Role.OFFICE) {
            throw new ProblemException(Problems.forbidden());
        }
        Registration registration = body.registration();
        if (registration == null) {
            throw new ProblemException(Problems.invalid(
                    "",
                    "R-REGISTRATION",
                    new Bilingual(
                            "登记主体须有类别(kind)、名称(name)和至少一个代码(identifiers)",
                            "A registration needs kind, name and at least one identifier")));
        }
        SubjectId id = directory
                .claim(registration.identifiers())
                .orElseThrow(() -> new ProblemException(Problem.of(
                        HttpStatus.CONFLICT,
                        "R-ID-TAKEN",
                        new Bilingual("不予登记", "Not registered"),
                        new Bilingual(
                                "所列代码分属不同主体，请核对",
                                "The identifiers belong to different subjects; compare them with the certificates"))));
        Answer.Done done = commands.done(new RegisterSubject(id, registration, Act.of(actor)));
        return ResponseEntity.created(URI.create("/api/v1/subjects/" + id))
                .header("Idempotent-Replayed", String.valueOf(done.repeated()))
                .body(commands.receipt(done));
    }

    @GetMapping
    @LooksUp(LookUpKind.LIST)
    Page<SubjectRead> find(
            @RequestParam @Nullable String identifier,
            @RequestParam @Nullable String name,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor) {
        int rows = Cursor.limit(limit);
        long after = Cursor.key(cursor, 0);
        List<SubjectRow> found = identifier != null
                ? byIdentifier(identifier.strip()).stream().toList()
                : name != null && !name.isBlank()
                        ? profiles.byName(name.strip(), after, rows + 1)
                        : profiles.subjects(after, rows + 1);
        return Page.visible(
                found,
                rows,
                SubjectRow::firstPosition,
                row -> Optional.of(row).filter(r -> Sight.ofSubject(actor, r)).map(r -> SubjectRead.of(r, actor)),
                viewPositions.of("profile"));
    }

    @GetMapping("/{subjectId}")
    @LooksUp(LookUpKind.ARCHIVE)
    ResponseEntity<SubjectRead> read(@PathVariable SubjectId subjectId, Actor actor) {
        SubjectRead subject = SubjectRead.of(visible(subjectId, actor), actor);
        return ResponseEntity.ok().eTag(tag(subject.position(), actor)).body(subject);
    }

    @GetMapping("/{subjectId}/profile")
    @LooksUp(LookUpKind.ARCHIVE)
    ResponseEntity<ProfileRead> profile(
            @PathVariable SubjectId subjectId,
            @RequestParam @Nullable String at,
            @RequestParam @Nullable LocalDate on,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor) {
        if (at != null || on != null) {
            return ResponseEntity.ok(reconstruction.profile(actor, subjectId, at, on, cursor, Cursor.limit(limit)));
        }
        SubjectRow subject = visible(subjectId, actor);
        int rows = limit == null ? Cursor.PAGE_ROWS_MAX : Cursor.limit(limit);
        Page<RecordRead> records = archive.records(actor, subject, Cursor.key(cursor, 0), rows);
        return ResponseEntity.ok()
                .eTag(tag(subject.lastPosition(), actor))
                .body(new ProfileRead(
                        SubjectRead.of(subject, actor),
                        records.items(),
                        records.nextCursor(),
                        records.position(),
                        null));
    }

    @GetMapping("/{subjectId}/history")
    @LooksUp(LookUpKind.HISTORY)
    Page<HistoryRead> history(
            @PathVariable SubjectId subjectId,
            @RequestParam @Nullable Integer limit,
            @RequestParam @Nullable String cursor,
            Actor actor) {
        return archive.history(actor, visible(subjectId, actor), Cursor.key(cursor, 0), Cursor.limit(limit));
    }

    /** Who looked into the archive between two points: for reviewers, and for auditors with the names of accounts. */
    @GetMapping("/{subjectId}/readers")
    @LooksUp(LookUpKind.USAGES)
    PastRead.Readers readers(
            @PathVariable SubjectId subjectId,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            Actor actor) {
        return reconstruction.readers(actor, subjectId, from == null ? "0" : from, to);
    }

    /** What is different between two points of the ledger, each a position, an instant or a date. */
    @GetMapping("/{subjectId}/history/diff")
    @LooksUp(LookUpKind.HISTORY)
    PastRead.Difference difference(
            @PathVariable SubjectId subjectId,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            Actor actor) {
        return reconstruction.difference(actor, subjectId, from == null ? "0" : from, to);
    }

    private SubjectRow visible(SubjectId id, Actor actor) {
        return archive.subject(actor, id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    private Optional<SubjectRow> byIdentifier(String value) {
        for (IdentifierScheme scheme : IdentifierScheme.values()) {
            Optional<SubjectRow> found =
                    directory.find(Identifier.of(scheme, value)).flatMap(profiles::subject);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static String tag(long position, Actor actor) {
        return "\"" + position + "-" + actor.role() + "\"";
    }
}
