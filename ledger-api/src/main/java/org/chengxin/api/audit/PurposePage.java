package org.chengxin.api.audit;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import org.chengxin.api.usage.NoLookUp;
import org.chengxin.api.usage.SessionPurpose;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.StatedPurpose;
import org.chengxin.ledger.usage.UsageDecision.Declined;
import org.chengxin.ledger.usage.UsageRules;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where somebody says for which purpose the following look-ups of this session are; it never stands in an address. */
@Controller
class PurposePage {

    private static final String PAGE = "desk/purpose";

    private final Catalogues catalogues;
    private final LedgerClock clock;
    private final Show show;

    PurposePage(Catalogues catalogues, LedgerClock clock, Show show) {
        this.catalogues = catalogues;
        this.clock = clock;
        this.show = show;
    }

    @NoLookUp("the purposes there are")
    @GetMapping("/desk/purpose")
    String form(Actor actor, HttpSession session, Model model) {
        StatedPurpose stated = SessionPurpose.of(session);
        return page(actor, stated, List.of(), model);
    }

    @PostMapping("/desk/purpose")
    String state(
            @RequestParam @Nullable String purpose,
            @RequestParam @Nullable String reference,
            Actor actor,
            HttpSession session,
            Model model,
            HttpServletResponse response) {
        StatedPurpose stated = new StatedPurpose(purpose, reference);
        if (UsageRules.decide(actor.role(), stated, catalogues.current().usages(), clock.today())
                instanceof Declined declined) {
            response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
            return page(actor, stated, List.of(show.text(declined.refusal().message())), model);
        }
        SessionPurpose.keep(stated, session);
        return "redirect:/desk/subjects";
    }

    private String page(Actor actor, StatedPurpose stated, List<String> errors, Model model) {
        model.addAttribute(
                "purposes", catalogues.current().usages().of(actor.role().name(), clock.today()));
        model.addAttribute(
                "defaultPurpose",
                catalogues
                        .current()
                        .usages()
                        .defaultOf(actor.role().name(), clock.today())
                        .orElse(null));
        model.addAttribute("purpose", stated.code());
        model.addAttribute("reference", stated.reference());
        model.addAttribute("errors", errors);
        return PAGE;
    }
}
