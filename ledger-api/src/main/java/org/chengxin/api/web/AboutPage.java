package org.chengxin.api.web;

import java.util.List;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.PublicationKind;
import org.chengxin.ledger.catalogue.PublicationRule;
import org.chengxin.ledger.catalogue.Severity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Explains the words, the windows of publication and the right to object; the numbers come from the catalogue. */
@Controller
class AboutPage {

    private final Catalogues catalogues;
    private final PeriodText periods;
    private final Show show;

    AboutPage(Catalogues catalogues, PeriodText periods, Show show) {
        this.catalogues = catalogues;
        this.periods = periods;
        this.show = show;
    }

    /** One rule of publication; public, because the template reads it by reflection. */
    public record RuleRow(String id, String name, String from, String until, List<String> windows) {}

    @GetMapping("/about")
    String about(Model model) {
        model.addAttribute(
                "rules",
                catalogues.current().publicationRules().inOrder().reversed().stream()
                        .map(this::row)
                        .toList());
        return "public/about";
    }

    private RuleRow row(PublicationRule rule) {
        return new RuleRow(
                rule.id(),
                show.text(rule.name()) + (rule.confirmed() ? "" : show.message("public.about.unconfirmed")),
                rule.effectiveFrom().toString(),
                rule.effectiveUntil() == null
                        ? show.message("public.about.open-end")
                        : rule.effectiveUntil().toString(),
                Stream.of(Severity.MINOR, Severity.GENERAL, Severity.SERIOUS)
                        .map(severity -> periods.window(rule.window(PublicationKind.PENALTY, severity)))
                        .toList());
    }
}
