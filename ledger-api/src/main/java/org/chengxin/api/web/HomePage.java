package org.chengxin.api.web;

import org.chengxin.projections.disclosure.DisclosureReader;
import org.chengxin.projections.disclosure.DisclosureReader.Query;
import org.chengxin.projections.engine.ViewPositions;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where the public comes in. */
@Controller
class HomePage {

    private static final int LATEST_ROWS = 10;
    private static final Query EVERYTHING = new Query(null, null, null);

    private final DisclosureReader disclosures;
    private final ViewPositions viewPositions;

    HomePage(DisclosureReader disclosures, ViewPositions viewPositions) {
        this.disclosures = disclosures;
        this.viewPositions = viewPositions;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("latest", disclosures.find(EVERYTHING, Long.MAX_VALUE, LATEST_ROWS));
        model.addAttribute("position", viewPositions.of("disclosure"));
        return "public/home";
    }
}
