package org.chengxin.api.subjects;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.command.Receipt;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Archive;
import org.chengxin.api.records.FormError;
import org.chengxin.api.usage.LooksUp;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.credit.SuccessionKind;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The form in which the credit office says what became of a body. */
@Controller
class SuccessionPages {

    private final Successions successions;
    private final LedgerCommands commands;
    private final Archive archive;
    private final Show show;

    SuccessionPages(Successions successions, LedgerCommands commands, Archive archive, Show show) {
        this.successions = successions;
        this.commands = commands;
        this.archive = archive;
        this.show = show;
    }

    @GetMapping("/desk/subjects/{subjectId}/succession")
    @LooksUp(LookUpKind.ARCHIVE)
    String form(@PathVariable SubjectId subjectId, Actor actor, Model model) {
        return page(body(subjectId, actor), actor, SuccessionForm.EMPTY, List.of(), model);
    }

    @PostMapping("/desk/subjects/{subjectId}/succession")
    @LooksUp(LookUpKind.ARCHIVE)
    String succeed(
            @PathVariable SubjectId subjectId,
            SuccessionForm form,
            Actor actor,
            Model model,
            HttpServletResponse response,
            RedirectAttributes next) {
        SubjectRow body = body(subjectId, actor);
        try {
            Receipt receipt = commands.receipt(successions.record(subjectId, form.write(), actor));
            next.addFlashAttribute("donePosition", receipt.position());
            return "redirect:/desk/subjects/" + subjectId;
        } catch (RefusedException e) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(body, actor, form, FormError.of(e.refusals(), show), model);
        }
    }

    private String page(SubjectRow body, Actor actor, SuccessionForm form, List<FormError> errors, Model model) {
        model.addAttribute("subject", SubjectRead.of(body, actor));
        model.addAttribute("kinds", SuccessionKind.values());
        model.addAttribute("form", form);
        model.addAttribute("errors", errors);
        return "desk/succession";
    }

    /** Nothing for anybody but the office, and nothing of a person. */
    private SubjectRow body(SubjectId id, Actor actor) {
        return archive.subject(actor, id)
                .filter(row ->
                        actor.role() == Role.OFFICE && !row.subject().kind().isNaturalPerson())
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
