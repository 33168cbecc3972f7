package org.chengxin.api.keys;

import org.chengxin.api.usage.NoLookUp;
import org.chengxin.ledger.credit.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the administrator has the master key changed. Everything under {@code /admin} is closed to other roles. */
@NoLookUp("how far a change of keys is")
@Controller
class RotationPage {

    private static final String PATH = "/admin/master-key";

    private final RotationRunner runner;

    RotationPage(RotationRunner runner) {
        this.runner = runner;
    }

    @GetMapping(PATH)
    String show(Model model) {
        model.addAttribute("rotation", runner.status());
        return "keys/master-key";
    }

    @PostMapping(PATH)
    String begin(Actor administrator) {
        runner.begin(administrator.account());
        return "redirect:" + PATH;
    }
}
