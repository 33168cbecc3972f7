package org.chengxin.api.disclosure;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.RecordType;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.disclosure.PublicMatter;
import org.chengxin.ledger.disclosure.PublicRecord;
import org.chengxin.projections.disclosure.DisclosureReader;
import org.chengxin.projections.disclosure.DisclosureReader.Published;
import org.chengxin.projections.disclosure.DisclosureReader.Query;
import org.chengxin.projections.disclosure.DisclosureReader.Withdrawal;
import org.chengxin.projections.engine.ViewPositions;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What the public reads, as pages: the same rows as {@link PublicDoor}, for people. */
@Controller
class PublicPages {

    private static final int PAGE_ROWS = 20;
    /** Measures and list entries of one body at a time. */
    static final int MATTERS_MAX = 100;
    /** Bodies of a former name, as far as a search lists them. */
    private static final int FORMERLY_MAX = 20;

    private final DisclosureReader disclosures;
    private final ViewPositions viewPositions;
    private final Catalogues catalogues;
    private final Show show;

    PublicPages(DisclosureReader disclosures, ViewPositions viewPositions, Catalogues catalogues, Show show) {
        this.disclosures = disclosures;
        this.viewPositions = viewPositions;
        this.catalogues = catalogues;
        this.show = show;
    }

    @GetMapping("/search")
    String search(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable String cursor,
            Model model) {
        model.addAttribute("q", q);
        model.addAttribute("type", type);
        model.addAttribute(
                "formerly",
                q == null || q.isBlank() || cursor != null
                        ? List.of()
                        : disclosures.formerlyCalled(q.strip(), FORMERLY_MAX));
        model.addAttribute("types", publicTypes());
        model.addAttribute("page", page(new Query(q, type == null || type.isBlank() ? null : type, null), cursor));
        return "public/search";
    }

    @GetMapping("/records/{recordId}")
    String record(@PathVariable RecordId recordId, Model model, HttpServletResponse response) {
        Optional<Published> published = disclosures.record(recordId);
        if (published.isEmpty()) {
            return withdrawn(recordId, model, response);
        }
        PublicRecord record = published.get().record();
        model.addAttribute("r", record);
        model.addAttribute("typeName", show.type(record.type()));
        model.addAttribute("position", published.get().position());
        model.addAttribute("content", show.content(record.type(), record.payload()));
        return "public/record";
    }

    @GetMapping("/subjects/{uscc}")
    String subject(@PathVariable String uscc, @RequestParam @Nullable String cursor, Model model) {
        String code = uscc.strip().toUpperCase(Locale.ROOT);
        Page<Published> page = page(new Query(null, null, code), cursor);
        PublicDescent descent = PublicDescent.of(disclosures, code);
        List<PublicMatter> matters = disclosures.matters(code, MATTERS_MAX);
        Optional<PublicRecord> newest =
                page.items().stream().map(Published::record).findFirst();
        model.addAttribute(
                "name",
                descent.nameOf(code)
                        .or(() -> newest.map(PublicRecord::subjectName))
                        .or(() ->
                                matters.stream().map(PublicMatter::subjectName).findFirst())
                        .orElseThrow(() -> new ProblemException(Problems.notFound())));
        model.addAttribute("uscc", code);
        model.addAttribute("kind", newest.map(PublicRecord::subjectKind).orElse(null));
        model.addAttribute("descent", descent);
        model.addAttribute("matters", matters);
        model.addAttribute("page", page);
        return "public/subject";
    }

    private String withdrawn(RecordId recordId, Model model, HttpServletResponse response) {
        Withdrawal withdrawal =
                disclosures.withdrawal(recordId).orElseThrow(() -> new ProblemException(Problems.notFound()));
        response.setStatus(HttpStatus.GONE.value());
        model.addAttribute("withdrawal", withdrawal);
        return "public/withdrawn";
    }

    private Page<Published> page(Query query, @Nullable String cursor) {
        return Page.of(
                disclosures.find(query, Cursor.key(cursor, Long.MAX_VALUE), PAGE_ROWS + 1),
                PAGE_ROWS,
                Published::position,
                published -> published,
                viewPositions.of("disclosure"));
    }

    private List<RecordType> publicTypes() {
        return catalogues.current().types().stream()
                .filter(type -> type.enabled() && type.disclosure().byDefault() == DisclosureLevel.PUBLIC)
                .toList();
    }
}
