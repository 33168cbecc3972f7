package org.chengxin.api.problem;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RuleBases;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * What went wrong, before it is put into the caller's language.
 *
 * @param rule stable id; the problem's type is made of it
 * @param title the kind of problem
 * @param detail what was expected, what was found and what to do
 */
public record Problem(
        HttpStatus status,
        String rule,
        Bilingual title,
        Bilingual detail,
        List<LegalBasis> legalBasis,
        List<Field> errors) {

    /** Namespace of problem types; the README lists them. */
    public static final String TYPE_PREFIX = "urn:chengxin:problem:";

    public Problem {
        legalBasis = List.copyOf(legalBasis);
        errors = List.copyOf(errors);
    }

    public static Problem of(HttpStatus status, String rule, Bilingual title, Bilingual detail) {
        return new Problem(status, rule, title, detail, List.of(), List.of());
    }

    /** A fault of one field. */
    public record Field(@Nullable String pointer, String rule, Bilingual message) {}

    /** A fault of one field as it goes over the wire. */
    record FieldJson(String pointer, String rule, String detail) {}

    /** The document for a reader of {@code locale}. */
    public ProblemDetail in(Locale locale) {
        ProblemDetail document = ProblemDetail.forStatusAndDetail(status, detail.in(locale));
        document.setType(URI.create(TYPE_PREFIX + rule.toLowerCase(Locale.ROOT)));
        document.setTitle(title.in(locale));
        document.setProperty("rule", rule);
        document.setProperty(
                "legalBasis", legalBasis.isEmpty() ? List.of(RuleBases.shipped().of(rule)) : legalBasis);
        document.setProperty(
                "errors",
                errors.stream()
                        .map(e -> new FieldJson(
                                e.pointer() == null ? "" : e.pointer(),
                                e.rule(),
                                e.message().in(locale)))
                        .toList());
        return document;
    }
}
