package org.chengxin.api.objections;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.objections.ObjectionDoor.RemedyWrite;
import org.chengxin.api.objections.ObjectionDoor.StatementWrite;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Archive;
import org.chengxin.api.records.FormError;
import org.chengxin.api.records.RecordRead;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Remedy;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.engine.ViewPositions;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The forms for what is noted beside a record without touching it: the subject's own statement, and remedies. */
@Controller
@RequestMapping("/desk/records/{recordId}")
class NotePages {

    private static final java.time.Duration VIEWS_AWAITED = java.time.Duration.ofSeconds(3);

    private final ObjectionDoor door;
    private final Archive archive;
    private final ViewPositions views;
    private final Show show;

    NotePages(ObjectionDoor door, Archive archive, ViewPositions views, Show show) {
        this.door = door;
        this.archive = archive;
        this.views = views;
        this.show = show;
    }

    @GetMapping("/statement")
    @LooksUp(LookUpKind.RECORD)
    String statement(@PathVariable RecordId recordId, Actor actor, Model model) {
        RecordRead record = record(actor, recordId, Role.SUBJECT, Role.OFFICE);
        return page(
                "desk/statement",
                record,
                new NoteForm(record.statement(), null, null, null, null, null, null, null),
                List.of(),
                model);
    }

    @PostMapping("/statement")
    @LooksUp(LookUpKind.RECORD)
    String state(
            @PathVariable RecordId recordId,
            NoteForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        RecordRead record = record(actor, recordId, Role.SUBJECT, Role.OFFICE);
        List<FormError> errors = new ArrayList<>();
        if (NoteForm.filled(form.statement()) == null) {
            errors.add(new FormError("statement", show.message("statement.missing")));
        }
        return sent(
                "desk/statement",
                record,
                form,
                errors,
                () -> door.statement(recordId, new StatementWrite(form.statement()), actor),
                new Answering(model, response, next));
    }

    @GetMapping("/remedy")
    @LooksUp(LookUpKind.RECORD)
    String remedy(@PathVariable RecordId recordId, Actor actor, Model model) {
        return page("desk/remedy", noted(actor, recordId), NoteForm.EMPTY, List.of(), model);
    }

    @PostMapping("/remedy")
    @LooksUp(LookUpKind.RECORD)
    String note(
            @PathVariable RecordId recordId,
            NoteForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        RecordRead record = noted(actor, recordId);
        RemedyWrite write = form.write();
        List<FormError> errors = new ArrayList<>();
        if (write.remedy() == null) {
            errors.add(new FormError("remedy", show.message("remedy.missing")));
        }
        if (write.pending() == null) {
            errors.add(new FormError("pending", show.message("remedy.pending.missing")));
        }
        return sent(
                "desk/remedy",
                record,
                form,
                errors,
                () -> door.remedy(recordId, write, actor),
                new Answering(model, response, next));
    }

    /** Where an answer goes. */
    private record Answering(Model model, HttpServletResponse response, RedirectAttributes next) {}

    private String sent(
            String template,
            RecordRead record,
            NoteForm form,
            List<FormError> errors,
            Supplier<ResponseEntity<Receipt>> send,
            Answering to) {
        if (errors.isEmpty()) {
            try {
                Receipt receipt = Objects.requireNonNull(send.get().getBody());
                boolean shown = Stream.of("profile", "history")
                        .allMatch(view -> views.await(view, receipt.position(), VIEWS_AWAITED));
                to.next().addFlashAttribute("done", "NOTED");
                to.next().addFlashAttribute("donePosition", receipt.position());
                to.next().addFlashAttribute("doneShown", shown);
                return "redirect:/desk/records/" + record.recordId();
            } catch (RefusedException e) {
                errors.addAll(FormError.of(e.refusals(), show));
            }
        }
        to.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(template, record, form, errors, to.model());
    }

    private static String page(String template, RecordRead record, NoteForm form, List<FormError> errors, Model model) {
        model.addAttribute("r", record);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("remedies", Remedy.values());
        return template;
    }

    /** Whoever handles objections, the subject itself, and the organ that answers for the record. */
    private RecordRead noted(Actor actor, RecordId id) {
        return record(actor, id, Role.SUBJECT, Role.OFFICE, Role.REVIEWER, Role.SUBMITTER);
    }

    private RecordRead record(Actor actor, RecordId id, Role... roles) {
        return archive.record(actor, id)
                .filter(record -> Stream.of(roles).anyMatch(role -> role == actor.role()))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
