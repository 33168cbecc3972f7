package org.chengxin.api.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RecordType;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How values read on a page, in the reader's language; templates know it as {@code @show}. */
@Component
public class Show {

    private static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx").withZone(LedgerClock.ZONE);

    private final Catalogues catalogues;
    private final MessageSource texts;

    Show(Catalogues catalogues, MessageSource texts) {
        this.catalogues = catalogues;
        this.texts = texts;
    }

    public String text(Bilingual text) {
        return text.in(locale());
    }

    /** An instant in the ledger's zone, with the offset, so that nobody has to guess. */
    public String instant(Instant instant) {
        return INSTANT.format(instant);
    }

    /** The name of a record type; its code if the catalogue has forgotten it. */
    public String type(@Nullable String code) {
        return code == null
                ? ""
                : catalogues.current().type(code).map(type -> text(type.name())).orElse(code);
    }

    /** The name of a publication rule; nothing if the catalogue has forgotten it. */
    public String rule(String id) {
        return catalogues.current().publicationRules().inOrder().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .map(rule -> text(rule.name()))
                .orElse("");
    }

    /** The title of a ground of objection; its code if the catalogue has forgotten it. */
    public String objectionGround(String code) {
        return catalogues
                .current()
                .objections()
                .ground(code)
                .map(ground -> text(ground.title()))
                .orElse(code);
    }

    /** The name of a regime of repair; nothing if the catalogue has forgotten it. */
    public String repairRule(String id) {
        return catalogues
                .current()
                .repairs()
                .policy(id)
                .map(policy -> text(policy.name()))
                .orElse("");
    }

    public String basis(LegalBasis basis) {
        return "《" + basis.law() + "》" + Objects.requireNonNullElse(basis.article(), "");
    }

    public String bases(List<LegalBasis> bases) {
        return bases.stream().map(this::basis).collect(Collectors.joining("；"));
    }

    /** The content of a record, in the order of its schema. */
    public List<Field> content(String type, JsonNode payload) {
        return new PayloadReading(this).fields(schema(type), payload);
    }

    /** What a field of a record of that type is called. */
    public String label(@Nullable String type, String pointer) {
        if (pointer.startsWith(PayloadReading.ROOT + "/")) {
            return new PayloadReading(this).label(schema(type), pointer);
        }
        String key = "field" + pointer.replaceAll("/[0-9]+", "").replace('/', '.');
        return Objects.requireNonNullElse(texts.getMessage(key, null, pointer, locale()), pointer);
    }

    /** A value on one line. */
    public String value(JsonNode value) {
        return new PayloadReading(this).value(value);
    }

    public String message(String key) {
        return texts.getMessage(key, null, locale());
    }

    /** The schema of a record type's content; empty for an unknown type. */
    public JsonNode schema(@Nullable String type) {
        return type == null
                ? JsonNodeFactory.instance.objectNode()
                : catalogues
                        .current()
                        .type(type)
                        .map(RecordType::schema)
                        .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    boolean english() {
        return Locale.ENGLISH.getLanguage().equals(locale().getLanguage());
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }
}
