package org.chengxin.api.projections;

import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of the views: how far each is, what waits, and the progress of a build. */
@NoLookUp("how far views are")
@Controller
class ProjectionsPage {

    private static final String PATH = "/desk/projections";

    private final Projections projections;

    ProjectionsPage(Projections projections) {
        this.projections = projections;
    }

    @GetMapping(PATH)
    String show(Actor actor, Model model) {
        fill(actor, model);
        return "desk/projections";
    }

    /** The table alone, while something is being built. */
    @GetMapping(PATH + "/progress")
    String progress(Actor actor, Model model) {
        fill(actor, model);
        return "desk/projections :: views";
    }

    @PostMapping(PATH + "/rebuild")
    String rebuild(Actor actor, @RequestParam String view) {
        projections.rebuild(actor, view);
        return "redirect:" + PATH;
    }

    @PostMapping(PATH + "/retry")
    String retry(Actor actor, @RequestParam String view, @RequestParam String subjectId) {
        projections.retry(actor, view, subjectId);
        return "redirect:" + PATH;
    }

    private void fill(Actor actor, Model model) {
        model.addAttribute("projections", projections.read(actor));
        model.addAttribute("mayRebuild", actor.role() == Role.ADMINISTRATOR);
    }
}
