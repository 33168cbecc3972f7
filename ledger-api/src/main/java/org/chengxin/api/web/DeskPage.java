package org.chengxin.api.web;

import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.credit.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where people who signed in begin: what their role may do. */
@NoLookUp("what a role may do")
@Controller
class DeskPage {

    @GetMapping("/desk")
    String desk(Actor actor, Model model) {
        model.addAttribute("actor", actor);
        model.addAttribute("tasks", DeskTask.of(actor.role()));
        return "desk/home";
    }
}
