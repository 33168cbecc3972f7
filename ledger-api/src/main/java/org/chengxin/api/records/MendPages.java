package org.chengxin.api.records;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.engine.ViewPositions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/**
 * Forms that correct, complete or revoke a record. They send what the API sends, through the same door, and show its
 * refusals beside the fields.
 */
@Controller
class MendPages {

    /** How long somebody who wrote waits for the views before reading on. */
    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(5);

    private final RecordDoor door;
    private final Archive archive;
    private final ViewPositions viewPositions;
    private final Show show;

    MendPages(RecordDoor door, Archive archive, ViewPositions viewPositions, Show show) {
        this.door = door;
        this.archive = archive;
        this.viewPositions = viewPositions;
        this.show = show;
    }

    /** Whether a page offers to mend a record; the ledger decides again. */
    static boolean mayMend(Actor actor, RecordRead record) {
        return record.status().stands()
                && (actor.role() == Role.OFFICE
                        || (actor.role() == Role.SUBMITTER
                                && record.answering().uscc().equals(actor.organ())));
    }

    @GetMapping("/desk/records/{recordId}/correction")
    @LooksUp(LookUpKind.RECORD)
    String correction(
            @PathVariable RecordId recordId, @RequestParam @Nullable String pointer, Actor actor, Model model) {
        return page(Kind.CORRECTION, record(actor, recordId), pointer, MendForm.EMPTY, List.of(), model);
    }

    @PostMapping("/desk/records/{recordId}/correction")
    @LooksUp(LookUpKind.RECORD)
    String correct(
            @PathVariable RecordId recordId,
            MendForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return mend(
                Kind.CORRECTION,
                record(actor, recordId),
                form,
                write -> door.correct(recordId, write, actor),
                new Answering(model, response, next));
    }

    @GetMapping("/desk/records/{recordId}/supplement")
    @LooksUp(LookUpKind.RECORD)
    String supplement(
            @PathVariable RecordId recordId, @RequestParam @Nullable String pointer, Actor actor, Model model) {
        return page(Kind.SUPPLEMENT, record(actor, recordId), pointer, MendForm.EMPTY, List.of(), model);
    }

    @PostMapping("/desk/records/{recordId}/supplement")
    @LooksUp(LookUpKind.RECORD)
    String supplement(
            @PathVariable RecordId recordId,
            MendForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return mend(
                Kind.SUPPLEMENT,
                record(actor, recordId),
                form,
                write -> door.supplement(recordId, write, actor),
                new Answering(model, response, next));
    }

    @GetMapping("/desk/records/{recordId}/revocation")
    @LooksUp(LookUpKind.RECORD)
    String revocation(@PathVariable RecordId recordId, Actor actor, Model model) {
        return page(Kind.REVOCATION, record(actor, recordId), null, MendForm.EMPTY, List.of(), model);
    }

    @PostMapping("/desk/records/{recordId}/revocation")
    @LooksUp(LookUpKind.RECORD)
    String revoke(
            @PathVariable RecordId recordId,
            MendForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        return mend(
                Kind.REVOCATION,
                record(actor, recordId),
                form,
                write -> door.revoke(recordId, write, actor),
                new Answering(model, response, next));
    }

    /** What is done to a record; public, because the template reads it by reflection. */
    public enum Kind {
        CORRECTION,
        SUPPLEMENT,
        REVOCATION;

        public String path() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** Where an answer goes. */
    private record Answering(Model model, HttpServletResponse response, RedirectAttributes next) {}

    private String mend(
            Kind kind,
            RecordRead record,
            MendForm form,
            Function<MendWrite, ResponseEntity<Receipt>> send,
            Answering to) {
        List<FormError> errors = form.missing(show::message);
        List<FieldValue> values = kind == Kind.REVOCATION ? List.of() : values(record, form, errors);
        if (kind == Kind.REVOCATION && form.ground() == null) {
            errors.addFirst(new FormError("ground", show.message("mend.missing.ground")));
        }
        if (errors.isEmpty()) {
            try {
                Receipt receipt =
                        Objects.requireNonNull(send.apply(form.write(values)).getBody());
                return done(kind, record.recordId(), receipt, to.next());
            } catch (RefusedException e) {
                errors.addAll(FormError.of(e.refusals(), show));
            }
        }
        to.response().setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return page(kind, record, form.pointer(), form, errors, to.model());
    }

    private List<FieldValue> values(RecordRead record, MendForm form, List<FormError> errors) {
        MendField field = field(record, form.pointer());
        if (field == null) {
            errors.addFirst(new FormError("", show.message("mend.missing.field")));
            return List.of();
        }
        JsonNode value = form.takesAway() ? NullNode.getInstance() : field.read(form.values());
        if (value == null) {
            errors.addFirst(new FormError("value", show.message("mend.missing.value")));
            return List.of();
        }
        return List.of(new FieldValue(field.pointer(), value));
    }

    private String done(Kind kind, RecordId recordId, Receipt receipt, RedirectAttributes next) {
        boolean shown = viewPositions.await("profile", receipt.position(), VIEWS_AWAITED)
                && viewPositions.await("history", receipt.position(), VIEWS_AWAITED);
        next.addFlashAttribute("done", kind);
        next.addFlashAttribute("donePosition", receipt.position());
        next.addFlashAttribute("doneShown", shown);
        return "redirect:/desk/records/" + recordId;
    }

    private String page(
            Kind kind,
            RecordRead record,
            @Nullable String pointer,
            MendForm form,
            List<FormError> errors,
            Model model) {
        model.addAttribute("kind", kind);
        model.addAttribute("r", record);
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        model.addAttribute("grounds", RevocationGround.values());
        model.addAttribute("field", field(record, pointer));
        model.addAttribute("fields", offered(kind, record));
        return kind == Kind.REVOCATION ? "desk/revocation" : "desk/mend";
    }

    private List<MendField> offered(Kind kind, RecordRead record) {
        return switch (kind) {
            case CORRECTION ->
                MendFields.of(record, show).stream().filter(MendField::present).toList();
            case SUPPLEMENT ->
                MendFields.of(record, show).stream()
                        .filter(field -> !field.present())
                        .toList();
            case REVOCATION -> new ArrayList<>();
        };
    }

    private @Nullable MendField field(RecordRead record, @Nullable String pointer) {
        return MendFields.of(record, show).stream()
                .filter(field -> field.pointer().equals(pointer))
                .findFirst()
                .orElse(null);
    }

    private RecordRead record(Actor actor, RecordId id) {
        RecordRead record = archive.record(actor, id).orElseThrow(() -> new ProblemException(Problems.notFound()));
        if (!mayMend(actor, record)) {
            throw new ProblemException(Problems.forbidden());
        }
        return record;
    }
}
