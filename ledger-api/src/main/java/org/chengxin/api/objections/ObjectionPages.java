package org.chengxin.api.objections;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Archive;
import org.chengxin.api.records.FormError;
import org.chengxin.api.records.RecordRead;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.ObjectionOutcome;
import org.chengxin.ledger.credit.PauseGround;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.SourceFinding;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.objection.ObjectionQueue;
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
 * The desks of objections, the case with everything that happened in it and the forms of the steps that are due, and the form
 * of a new one. Pages send what the API sends, through the same door.
 */
@Controller
@RequestMapping("/desk")
class ObjectionPages {

    /** How long somebody who took a step waits for the views before reading on. */
    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(5);

    private final ObjectionDoor door;
    private final Objections objections;
    private final Archive archive;
    private final Catalogues catalogues;
    private final ViewPositions viewPositions;
    private final Show show;

    ObjectionPages(
            ObjectionDoor door,
            Objections objections,
            Archive archive,
            Catalogues catalogues,
            ViewPositions viewPositions,
            Show show) {
        this.door = door;
        this.objections = objections;
        this.archive = archive;
        this.catalogues = catalogues;
        this.viewPositions = viewPositions;
        this.show = show;
    }

    /** A line of a desk: the objection and the record it is about, as far as the reader may see it. */
    public record Line(ObjectionRead objection, @Nullable RecordRead record) implements OfSubject {

        @Override
        public SubjectId subjectId() {
            return objection.subjectId();
        }
    }

    @GetMapping("/objections")
    @LooksUp(LookUpKind.OBJECTION)
    String queue(
            @RequestParam @Nullable ObjectionQueue queue,
            @RequestParam @Nullable String cursor,
            Actor actor,
            Model model) {
        ObjectionQueue shown = Objects.requireNonNullElse(queue, ObjectionQueue.INTAKE);
        Page<ObjectionRead> page = objections.queue(actor, shown, Cursor.key(cursor, 0), Cursor.PAGE_ROWS_DEFAULT);
        model.addAttribute("queue", shown);
        model.addAttribute("queues", ObjectionQueue.values());
        model.addAttribute("counts", objections.counts(actor));
        model.addAttribute(
                "lines",
                page.items().stream()
                        .map(o ->
                                new Line(o, archive.record(actor, o.recordId()).orElse(null)))
                        .toList());
        model.addAttribute("nextCursor", page.nextCursor());
        return "desk/objections";
    }

    @GetMapping("/objections/{objectionId}")
    @LooksUp(LookUpKind.OBJECTION)
    String read(@PathVariable String objectionId, Actor actor, Model model) {
        return page(door.read(objectionId, actor), actor, StepForm.EMPTY, List.of(), model);
    }

    @PostMapping("/objections/{objectionId}")
    @LooksUp(LookUpKind.OBJECTION)
    String step(
            @PathVariable String objectionId,
            StepForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        List<FormError> errors;
        try {
            Receipt receipt = Objects.requireNonNull(
                    door.step(objectionId, Objects.requireNonNullElse(form.verb(), ""), form.write(), actor)
                            .getBody());
            return done(objectionId, receipt, next);
        } catch (RefusedException e) {
            errors = FormError.of(e.refusals(), show);
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(door.read(objectionId, actor), actor, form, errors, model);
    }

    @GetMapping("/records/{recordId}/objection")
    @LooksUp(LookUpKind.RECORD)
    String form(@PathVariable RecordId recordId, Actor actor, Model model) {
        return form(recordId, actor, FilingForm.EMPTY, List.of(), model);
    }

    @PostMapping("/records/{recordId}/objection")
    @LooksUp(LookUpKind.RECORD)
    String file(
            @PathVariable RecordId recordId,
            FilingForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        List<FormError> errors = new ArrayList<>();
        try {
            Receipt receipt = Objects.requireNonNull(
                    door.file(recordId, form.write(), actor).getBody());
            ObjectionId id = new ObjectionId(receipt.subjectId(), Objects.requireNonNull(receipt.order()));
            return done(id.toString(), receipt, next);
        } catch (RefusedException e) {
            errors.addAll(FormError.of(e.refusals(), show));
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(recordId, actor, form, errors, model);
    }

    private String done(String objectionId, Receipt receipt, RedirectAttributes next) {
        boolean shown = Stream.of("objection", "profile", "history")
                .allMatch(view -> viewPositions.await(view, receipt.position(), VIEWS_AWAITED));
        next.addFlashAttribute("donePosition", receipt.position());
        next.addFlashAttribute("doneShown", shown);
        return "redirect:/desk/objections/" + objectionId;
    }

    private String page(ObjectionRead objection, Actor actor, StepForm form, List<FormError> errors, Model model) {
        RecordRead record = record(actor, objection.recordId());
        model.addAttribute("o", objection);
        model.addAttribute("r", record);
        model.addAttribute("ground", show.objectionGround(objection.ground()));
        model.addAttribute(
                "choices", StepChoice.of(objection, actor, record.answering().uscc()));
        model.addAttribute("outcomes", ObjectionOutcome.values());
        model.addAttribute("findings", SourceFinding.values());
        model.addAttribute("pauses", PauseGround.values());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "desk/objection";
    }

    private String form(RecordId recordId, Actor actor, FilingForm form, List<FormError> errors, Model model) {
        RecordRead record = record(actor, recordId);
        model.addAttribute("r", record);
        model.addAttribute("grounds", catalogues.current().objections().grounds());
        model.addAttribute("content", show.content(record.type(), record.payload()));
        model.addAttribute("rows", FilingForm.FIELDS_OFFERED);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "desk/objection-form";
    }

    private RecordRead record(Actor actor, RecordId id) {
        return archive.record(actor, id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
