package org.chengxin.api.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.LegalSource;
import org.chengxin.ledger.catalogue.PublicationRule;
import org.chengxin.ledger.catalogue.RecordType;
import org.chengxin.ledger.catalogue.Recordability;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/catalogue}: rules are no secret, so nobody need sign in to read them. */
@RestController
@RequestMapping("/api/v1/catalogue")
class CatalogueDoor {

    private static final String SCHEMA_TYPE = "application/schema+json";

    private final Catalogues catalogues;
    private final LedgerClock clock;

    CatalogueDoor(Catalogues catalogues, LedgerClock clock) {
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /**
     * What is in force for a decision of one day, by the version in force on it.
     *
     * @param publication the publication rules for such a decision
     */
    record EffectiveRead(
            int version,
            LocalDate on,
            List<TypeRead> types,
            PublicationRule publication,
            List<LegalSource> legalSources) {}

    @GetMapping("/effective")
    EffectiveRead effective(@RequestParam @Nullable LocalDate on) {
        LocalDate day = on != null ? on : clock.today();
        Catalogue catalogue = catalogues.on(day);
        return new EffectiveRead(
                catalogue.version(),
                day,
                catalogue.types().stream()
                        .map(type -> TypeRead.of(type, isRecordable(catalogue, type, day)))
                        .toList(),
                catalogue.publicationRules().on(day),
                catalogue.legalSources());
    }

    @GetMapping("/types/{code}")
    TypeRead type(@PathVariable String code, @RequestParam @Nullable LocalDate on) {
        LocalDate day = on != null ? on : clock.today();
        Catalogue catalogue = catalogues.on(day);
        return TypeRead.of(known(catalogue, code), isRecordable(catalogue, known(catalogue, code), day));
    }

    @GetMapping(value = "/types/{code}/schema", produces = SCHEMA_TYPE)
    ResponseEntity<JsonNode> schema(@PathVariable String code) {
        Catalogue catalogue = catalogues.current();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SCHEMA_TYPE))
                .eTag("\"" + catalogue.version() + "-" + code.toUpperCase(Locale.ROOT) + "\"")
                .body(known(catalogue, code).schema());
    }

    private static boolean isRecordable(Catalogue catalogue, RecordType type, LocalDate day) {
        return catalogue.recordable(type.code(), day) instanceof Recordability.Recordable;
    }

    private static RecordType known(Catalogue catalogue, String code) {
        return catalogue
                .type(code.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
