package org.chengxin.api.imports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.chengxin.api.imports.BatchStatus.State;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.usage.NoLookUp;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.submission.BatchId;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** Handing in a file, watching it being read, its receipt and its rows. */
@Controller
class BatchPages {

    /** Record types that have a file layout. */
    private static final int BATCH_ROWS = 20;

    private static final int VERDICT_ROWS = 50;
    /** Sorts after every batch number. */
    private static final String FROM_THE_NEWEST = "~";
    /** Asks htmx to load the whole page anew. */
    private static final String REFRESH = "HX-Refresh";

    private final Batches batches;
    private final BatchDoor door;
    private final Show show;
    private final Catalogues catalogues;

    BatchPages(Batches batches, BatchDoor door, Show show, Catalogues catalogues) {
        this.batches = batches;
        this.door = door;
        this.show = show;
        this.catalogues = catalogues;
    }

    @GetMapping("/desk/batches")
    @NoLookUp("what was handed in, in numbers")
    String list(@RequestParam(defaultValue = FROM_THE_NEWEST) String before, Actor actor, Model model) {
        List<BatchStatus> found = batches.list(actor, before, BATCH_ROWS + 1);
        boolean more = found.size() > BATCH_ROWS;
        List<BatchStatus> shown = more ? found.subList(0, BATCH_ROWS) : found;
        model.addAttribute("batches", shown);
        model.addAttribute("next", more ? shown.getLast().batchId() : null);
        model.addAttribute("types", catalogues.current().imports().types());
        model.addAttribute("maySubmit", actor.role() == Role.OFFICE || actor.role() == Role.SUBMITTER);
        model.addAttribute("ownOrgan", actor.role() == Role.SUBMITTER ? actor.organ() : null);
        return "desk/batches";
    }

    @PostMapping("/desk/batches")
    String submit(
            @RequestParam(defaultValue = "") String type,
            @RequestParam @Nullable String source,
            @RequestParam @Nullable MultipartFile file,
            Actor actor,
            Model model,
            HttpServletResponse response)
            throws IOException {
        if (file == null || file.isEmpty()) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("errors", List.of(show.message("batch.missing.file")));
            return again(type, source, actor, model);
        }
        String name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        try (InputStream content = file.getInputStream()) {
            return "redirect:/desk/batches/"
                    + batches.submit(actor, type, source, content, name, null).batchId();
        } catch (ProblemException e) {
            response.setStatus(e.problem().status().value());
            model.addAttribute("errors", messages(e.problem()));
            return again(type, source, actor, model);
        }
    }

    @GetMapping("/desk/batches/{batchId}")
    @LooksUp(LookUpKind.BATCH_ROWS)
    String status(
            @PathVariable BatchId batchId,
            @RequestParam @Nullable Verdict verdict,
            @RequestParam(defaultValue = "0") int after,
            Actor actor,
            Model model) {
        BatchStatus batch = visible(actor, batchId);
        List<RowVerdict> rows = batches.rows(actor, batchId, verdict, Math.max(after, 0), VERDICT_ROWS + 1);
        boolean more = rows.size() > VERDICT_ROWS;
        List<RowVerdict> shown = more ? rows.subList(0, VERDICT_ROWS) : rows;
        model.addAttribute("b", batch);
        model.addAttribute("verdict", verdict);
        model.addAttribute("verdicts", Verdict.values());
        model.addAttribute("rows", shown);
        model.addAttribute("next", more ? shown.getLast().row() : null);
        return "desk/batch";
    }

    /** The part of the page that changes while rows are being read; once they are, the page is loaded anew. */
    @GetMapping("/desk/batches/{batchId}/progress")
    @NoLookUp("how far a file has come, in numbers")
    String progress(@PathVariable BatchId batchId, Actor actor, Model model, HttpServletResponse response) {
        BatchStatus batch = visible(actor, batchId);
        if (batch.status() != State.RUNNING) {
            response.setHeader(REFRESH, "true");
        }
        model.addAttribute("b", batch);
        return "desk/batch :: progress";
    }

    /** The file of {@link BatchDoor}, for a reader who has a session and no token. */
    @GetMapping("/desk/batches/{batchId}/rejects.csv")
    @LooksUp(LookUpKind.BATCH_ROWS)
    ResponseEntity<StreamingResponseBody> rejects(@PathVariable BatchId batchId, Actor actor, Locale locale) {
        return door.rejects(batchId, actor, locale);
    }

    private String again(String type, @Nullable String source, Actor actor, Model model) {
        model.addAttribute("type", type);
        model.addAttribute("source", source);
        return list(FROM_THE_NEWEST, actor, model);
    }

    private List<String> messages(Problem problem) {
        List<String> messages = new ArrayList<>();
        messages.add(show.text(problem.detail()));
        problem.errors().stream().map(error -> show.text(error.message())).forEach(messages::add);
        return messages.stream().distinct().toList();
    }

    private BatchStatus visible(Actor actor, BatchId id) {
        return batches.status(actor, id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
