package org.chengxin.api.web;

import org.chengxin.api.demo.DemoProgress;
import org.chengxin.api.demo.Showcase;
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
    private static final Query SHOWCASE = new Query(null, null, Showcase.CODE);

    private final DisclosureReader disclosures;
    private final ViewPositions viewPositions;

    private final DemoProgress demo;

    HomePage(DisclosureReader disclosures, ViewPositions viewPositions, DemoProgress demo) {
        this.disclosures = disclosures;
        this.viewPositions = viewPositions;
        this.demo = demo;
    }

    @GetMapping("/")
    String home(Model model) {
        model.addAttribute("latest", disclosures.find(EVERYTHING, Long.MAX_VALUE, LATEST_ROWS));
        model.addAttribute("position", viewPositions.of("disclosure"));
        demo.running().ifPresent(progress -> model.addAttribute("demoPercent", progress.percent()));
        if (!disclosures.find(SHOWCASE, Long.MAX_VALUE, 1).isEmpty()) {
            model.addAttribute("showcaseCode", Showcase.CODE);
            model.addAttribute("showcaseName", Showcase.NAME);
        }
        return "public/home";
    }
}
