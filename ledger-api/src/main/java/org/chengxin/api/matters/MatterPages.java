package org.chengxin.api.matters;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.records.Archive;
import org.chengxin.api.records.Erased;
import org.chengxin.api.records.FormError;
import org.chengxin.api.records.RecordRead;
import org.chengxin.api.records.Sight;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.CommitmentKind;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.MatterTerms.Part;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The desk of each mechanism, the case page with the forms of the steps that are due, and the form of a new matter. Pages send
 * what the API sends, through the same door.
 */
@Controller
@RequestMapping("/desk")
class MatterPages {

    /** How long somebody who took a step waits for the views before reading on. */
    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(5);

    /** How many records of the subject a form offers. */
    private static final int RECORDS_OFFERED_MAX = 100;

    private final MatterDoor door;
    private final MatterBook book;
    private final Archive archive;
    private final Catalogues catalogues;
    private final ViewPositions viewPositions;
    private final Show show;

    MatterPages(
            MatterDoor door,
            MatterBook book,
            Archive archive,
            Catalogues catalogues,
            ViewPositions viewPositions,
            Show show) {
        this.door = door;
        this.book = book;
        this.archive = archive;
        this.catalogues = catalogues;
        this.viewPositions = viewPositions;
        this.show = show;
    }

    /** A line of a desk: the matter and whose it is. */
    public record Line(MatterRead matter, String subject) implements OfSubject {

        @Override
        public SubjectId subjectId() {
            return matter.subjectId();
        }
    }

    @GetMapping("/matters")
    @LooksUp(LookUpKind.MATTER)
    String desk(
            @RequestParam @Nullable Mechanism mechanism,
            @RequestParam(defaultValue = "false") boolean over,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam @Nullable String cursor,
            Actor actor,
            Model model) {
        Mechanism shown = Objects.requireNonNullElse(mechanism, Mechanism.RECTIFICATION);
        Page<MatterRead> page =
                book.queue(actor, shown, over, overdue, Cursor.key(cursor, 0), Cursor.PAGE_ROWS_DEFAULT);
        model.addAttribute("mechanism", shown);
        model.addAttribute("mechanisms", Mechanism.values());
        model.addAttribute("counts", book.counts(actor));
        model.addAttribute("over", over);
        model.addAttribute("overdue", overdue);
        model.addAttribute(
                "lines",
                page.items().stream()
                        .map(m -> new Line(m, nameOf(actor, m.subjectId())))
                        .toList());
        model.addAttribute("nextCursor", page.nextCursor());
        model.addAttribute("policy", catalogues.current().matters());
        return "desk/matters";
    }

    /** The matters of one archive, and the forms that whoever asks may begin with. */
    @GetMapping("/subjects/{subjectId}/matters")
    @LooksUp(LookUpKind.MATTER)
    String ofSubject(@PathVariable SubjectId subjectId, Actor actor, Model model) {
        SubjectRow row = book.subject(actor, subjectId);
        model.addAttribute("subjectId", subjectId);
        model.addAttribute("subject", nameOf(actor, row));
        model.addAttribute("matters", book.ofSubject(actor, subjectId));
        model.addAttribute(
                "openings",
                Stream.of(Mechanism.values())
                        .filter(mechanism -> MoveChoice.mayTake(MatterMove.opening(mechanism), actor))
                        .map(mechanism -> MoveChoice.opening(
                                mechanism, catalogues.current().matters()))
                        .toList());
        model.addAttribute("policy", catalogues.current().matters());
        return "desk/subject-matters";
    }

    @GetMapping("/matters/{plural}/{matterId}")
    @LooksUp(LookUpKind.MATTER)
    String read(@PathVariable String plural, @PathVariable String matterId, Actor actor, Model model) {
        return page(plural, matterId, actor, MatterForm.EMPTY, List.of(), model);
    }

    @PostMapping("/matters/{plural}/{matterId}")
    @LooksUp(LookUpKind.MATTER)
    String step(
            @PathVariable String plural,
            @PathVariable String matterId,
            MatterForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        List<FormError> errors;
        try {
            Receipt receipt = Objects.requireNonNull(
                    door.step(plural, matterId, Objects.requireNonNullElse(form.verb(), ""), form.write(), actor)
                            .getBody());
            return done("/desk/matters/" + plural + "/" + matterId, receipt, next);
        } catch (RefusedException e) {
            errors = FormError.of(e.refusals(), show);
        } catch (ProblemException e) {
            errors = errorsOf(e);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(plural, matterId, actor, form, errors, model);
    }

    @GetMapping("/subjects/{subjectId}/{plural:" + MatterDoor.PLURALS + "}/new")
    @LooksUp(LookUpKind.MATTER)
    String form(
            @PathVariable SubjectId subjectId,
            @PathVariable String plural,
            @RequestParam @Nullable String record,
            Actor actor,
            Model model) {
        return form(subjectId, plural, actor, MatterForm.EMPTY, record, List.of(), model);
    }

    @PostMapping("/subjects/{subjectId}/{plural:" + MatterDoor.PLURALS + "}/new")
    @LooksUp(LookUpKind.MATTER)
    String open(
            @PathVariable SubjectId subjectId,
            @PathVariable String plural,
            MatterForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        List<FormError> errors;
        try {
            Receipt receipt = Objects.requireNonNull(
                    door.open(subjectId, plural, form.write(), actor).getBody());
            MatterId id = new MatterId(subjectId, MatterId.mechanism(plural), Objects.requireNonNull(receipt.order()));
            return done("/desk/matters/" + plural + "/" + id, receipt, next);
        } catch (RefusedException e) {
            errors = FormError.of(e.refusals(), show);
        } catch (ProblemException e) {
            errors = errorsOf(e);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(subjectId, plural, actor, form, null, errors, model);
    }

    private String done(String address, Receipt receipt, RedirectAttributes next) {
        boolean shown = Stream.of("matter", "profile", "history")
                .allMatch(view -> viewPositions.await(view, receipt.position(), VIEWS_AWAITED));
        next.addFlashAttribute("donePosition", receipt.position());
        next.addFlashAttribute("doneShown", shown);
        return "redirect:" + address;
    }

    private String page(
            String plural, String matterId, Actor actor, MatterForm form, List<FormError> errors, Model model) {
        MatterRead matter = door.read(plural, matterId, actor);
        model.addAttribute("m", matter);
        model.addAttribute("pageTitle", show.text(catalogues.current().matters().title(matter.mechanism())));
        model.addAttribute("plural", plural);
        model.addAttribute("subject", nameOf(actor, matter.subjectId()));
        model.addAttribute("policy", catalogues.current().matters());
        model.addAttribute(
                "choices", MoveChoice.of(matter, actor, catalogues.current().matters()));
        model.addAttribute(
                "records",
                matter.terms().records().stream()
                        .map(id -> archive.record(actor, id))
                        .flatMap(Optional::stream)
                        .toList());
        model.addAttribute("parts", Part.values());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "desk/matter";
    }

    private String form(
            SubjectId subjectId,
            String plural,
            Actor actor,
            MatterForm form,
            @Nullable String record,
            List<FormError> errors,
            Model model) {
        Mechanism mechanism = MatterId.mechanism(plural);
        SubjectRow row = book.subject(actor, subjectId);
        List<RecordRead> records =
                archive.records(actor, row, 0, RECORDS_OFFERED_MAX).items();
        model.addAttribute("subjectId", subjectId);
        model.addAttribute("subject", nameOf(actor, row));
        model.addAttribute("plural", plural);
        model.addAttribute("mechanism", mechanism);
        model.addAttribute("policy", catalogues.current().matters());
        MoveChoice opening = MoveChoice.opening(mechanism, catalogues.current().matters());
        model.addAttribute("c", opening);
        model.addAttribute("pageTitle", show.text(opening.title()));
        model.addAttribute("records", records);
        model.addAttribute("record", record);
        model.addAttribute(
                "items",
                catalogues.current().matters().commitments().stream()
                        .filter(kind -> mechanism == Mechanism.COMMITMENT && kind.items() != null)
                        .map(MatterPages::itemsOf)
                        .toList());
        model.addAttribute("parts", Part.values());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "desk/matter-form";
    }

    /** The items of a kind of commitment, for a form. */
    public record ItemsOf(String title, List<MoveChoice.Option> options) {}

    private static ItemsOf itemsOf(CommitmentKind kind) {
        return new ItemsOf(
                kind.code(),
                Objects.requireNonNull(kind.items()).items().stream()
                        .map(MoveChoice.Option::of)
                        .toList());
    }

    private List<FormError> errorsOf(ProblemException e) {
        return List.of(new FormError("", show.text(e.problem().detail())));
    }

    private String nameOf(Actor actor, SubjectId id) {
        return archive.subject(actor, id).map(row -> nameOf(actor, row)).orElse(id.value());
    }

    /** A person is named to those who may know who it is; to the others by the id of the archive. */
    private static String nameOf(Actor actor, SubjectRow row) {
        boolean named = !row.subject().kind().isNaturalPerson() || Sight.ofIdentity(actor, row);
        return named
                ? Erased.shown(row.subject().name())
                : row.subject().subjectId().value();
    }
}
