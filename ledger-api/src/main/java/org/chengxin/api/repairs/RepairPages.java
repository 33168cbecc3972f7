package org.chengxin.api.repairs;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
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
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.repair.RepairQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The desks of repairs, the case with everything that happened in it and the forms of the steps that are due, the form of an
 * application beside what is known of its prospects, and a letter of promise to sign. Pages send what the API sends, through
 * the same door.
 */
@Controller
@RequestMapping("/desk")
class RepairPages {

    /** How long somebody who took a step waits for the views before reading on. */
    private static final Duration VIEWS_AWAITED = Duration.ofSeconds(5);

    private final RepairDoor door;
    private final Repairs repairs;
    private final Archive archive;
    private final Catalogues catalogues;
    private final ViewPositions viewPositions;
    private final LedgerClock clock;
    private final Show show;

    RepairPages(
            RepairDoor door,
            Repairs repairs,
            Archive archive,
            Catalogues catalogues,
            ViewPositions viewPositions,
            LedgerClock clock,
            Show show) {
        this.door = door;
        this.repairs = repairs;
        this.archive = archive;
        this.catalogues = catalogues;
        this.viewPositions = viewPositions;
        this.clock = clock;
        this.show = show;
    }

    /** A line of a desk: the repair and the record it is about, as far as the reader may see it. */
    public record Line(RepairRead repair, @Nullable RecordRead record) implements OfSubject {

        @Override
        public SubjectId subjectId() {
            return repair.subjectId();
        }
    }

    @GetMapping("/repairs")
    @LooksUp(LookUpKind.REPAIR)
    String queue(
            @RequestParam @Nullable RepairQueue queue,
            @RequestParam @Nullable String cursor,
            Actor actor,
            Model model) {
        RepairQueue shown = Objects.requireNonNullElse(queue, RepairQueue.INTAKE);
        Page<RepairRead> page = repairs.queue(actor, shown, Cursor.key(cursor, 0), Cursor.PAGE_ROWS_DEFAULT);
        model.addAttribute("queue", shown);
        model.addAttribute("queues", RepairQueue.values());
        model.addAttribute("counts", repairs.counts(actor));
        model.addAttribute(
                "lines",
                page.items().stream()
                        .map(repair -> new Line(
                                repair, archive.record(actor, repair.recordId()).orElse(null)))
                        .toList());
        model.addAttribute("nextCursor", page.nextCursor());
        return "desk/repairs";
    }

    @GetMapping("/repairs/{repairId}")
    @LooksUp(LookUpKind.REPAIR)
    String read(@PathVariable String repairId, Actor actor, Model model) {
        return page(door.read(repairId, actor), actor, RepairStepForm.EMPTY, List.of(), model);
    }

    @PostMapping("/repairs/{repairId}")
    @LooksUp(LookUpKind.REPAIR)
    String step(
            @PathVariable String repairId,
            RepairStepForm form,
            @RequestParam @Nullable MultipartFile promise,
            @RequestParam @Nullable List<MultipartFile> proofs,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        String verb = Objects.requireNonNullElse(form.verb(), "");
        try {
            return done(repairId, taken(() -> door.step(repairId, verb, form.write(promise, proofs), actor)), next);
        } catch (RefusedException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(door.read(repairId, actor), actor, form, FormError.of(e.refusals(), show), model);
        }
    }

    @GetMapping("/records/{recordId}/repair")
    @LooksUp(LookUpKind.RECORD)
    String form(@PathVariable RecordId recordId, Actor actor, Model model) {
        return form(recordId, actor, RepairForm.EMPTY, List.of(), model);
    }

    @PostMapping("/records/{recordId}/repair")
    @LooksUp(LookUpKind.RECORD)
    String apply(
            @PathVariable RecordId recordId,
            RepairForm form,
            @RequestParam @Nullable MultipartFile promise,
            @RequestParam @Nullable List<MultipartFile> proofs,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            return opened(taken(() -> door.apply(recordId, form.write(promise, proofs), actor)), next);
        } catch (RefusedException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return form(recordId, actor, form, FormError.of(e.refusals(), show), model);
        }
    }

    /** A letter of promise with what is known filled in, to print and sign. */
    @GetMapping("/records/{recordId}/promise")
    @LooksUp(LookUpKind.RECORD)
    String promise(@PathVariable RecordId recordId, Actor actor, Model model) {
        RecordRead record = record(actor, recordId);
        model.addAttribute("r", record);
        model.addAttribute("e", repairs.eligibility(actor, recordId));
        model.addAttribute(
                "subjectName", archive.nameOf(actor, record.subjectId()).orElse(null));
        return "desk/repair-promise";
    }

    @GetMapping("/records/{recordId}/court-shield")
    @LooksUp(LookUpKind.RECORD)
    String shield(@PathVariable RecordId recordId, Actor actor, Model model) {
        return shield(recordId, actor, ShieldForm.EMPTY, List.of(), model);
    }

    @PostMapping("/records/{recordId}/court-shield")
    @LooksUp(LookUpKind.RECORD)
    String order(
            @PathVariable RecordId recordId,
            ShieldForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        try {
            return opened(taken(() -> door.shield(recordId, form.write(), actor)), next);
        } catch (RefusedException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return shield(recordId, actor, form, FormError.of(e.refusals(), show), model);
        }
    }

    private static Receipt taken(Supplier<ResponseEntity<Receipt>> step) {
        return Objects.requireNonNull(step.get().getBody());
    }

    private String opened(Receipt receipt, RedirectAttributes next) {
        RepairId id = new RepairId(Objects.requireNonNull(receipt.recordId()), Objects.requireNonNull(receipt.order()));
        return done(id.toString(), receipt, next);
    }

    private String done(String repairId, Receipt receipt, RedirectAttributes next) {
        boolean shown = Stream.of("profile", "repair", "history", "disclosure")
                .allMatch(view -> viewPositions.await(view, receipt.position(), VIEWS_AWAITED));
        next.addFlashAttribute("donePosition", receipt.position());
        next.addFlashAttribute("doneShown", shown);
        return "redirect:/desk/repairs/" + repairId;
    }

    private String page(RepairRead repair, Actor actor, RepairStepForm form, List<FormError> errors, Model model) {
        RecordRead record = record(actor, repair.recordId());
        model.addAttribute("p", repair);
        model.addAttribute("r", record);
        model.addAttribute("choices", RepairChoice.of(repair.stage(), actor, record));
        model.addAttribute(
                "basis", catalogues.current().repairs().on(clock.today()).legalBasis());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "desk/repair";
    }

    private String form(RecordId recordId, Actor actor, RepairForm form, List<FormError> errors, Model model) {
        model.addAttribute("r", record(actor, recordId));
        model.addAttribute("e", repairs.eligibility(actor, recordId));
        model.addAttribute("earlier", repairs.ofRecord(actor, recordId));
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "desk/repair-form";
    }

    private String shield(RecordId recordId, Actor actor, ShieldForm form, List<FormError> errors, Model model) {
        model.addAttribute("r", record(actor, recordId));
        model.addAttribute(
                "basis", catalogues.current().repairs().on(clock.today()).legalBasis());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "desk/court-shield";
    }

    private RecordRead record(Actor actor, RecordId id) {
        return archive.record(actor, id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
