package org.chengxin.api.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.CatalogueTitle;
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

    private final Catalogue catalogue;
    private final LedgerClock clock;

    CatalogueDoor(Catalogue catalogue, LedgerClock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    /** A version of the catalogue. */
    record VersionRead(int version, CatalogueTitle title) {}

    /**
     * What is in force for a decision of one day.
     *
     * @param publication the publication rules for such a decision
     */
    record EffectiveRead(
            int version,
            LocalDate on,
            List<TypeRead> types,
            PublicationRule publication,
            List<LegalSource> legalSources) {}

    @GetMapping("/versions")
    List<VersionRead> versions() {
        return List.of(new VersionRead(catalogue.version(), catalogue.title()));
    }

    @GetMapping("/effective")
    EffectiveRead effective(@RequestParam @Nullable LocalDate on) {
        LocalDate day = on != null ? on : clock.today();
        return new EffectiveRead(
                catalogue.version(),
                day,
                catalogue.types().stream()
                        .map(type -> TypeRead.of(type, isRecordable(type, day)))
                        .toList(),
                catalogue.publicationRules().on(day),
                catalogue.legalSources());
    }

    @GetMapping("/types/{code}")
    TypeRead type(@PathVariable String code, @RequestParam @Nullable LocalDate on) {
        RecordType type = known(code);
        return TypeRead.of(type, isRecordable(type, on != null ? on : clock.today()));
    }

    @GetMapping(value = "/types/{code}/schema", produces = SCHEMA_TYPE)
    ResponseEntity<JsonNode> schema(@PathVariable String code) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(SCHEMA_TYPE))
                .eTag("\"" + catalogue.version() + "-" + code.toUpperCase(Locale.ROOT) + "\"")
                .body(known(code).schema());
    }

    private boolean isRecordable(RecordType type, LocalDate day) {
        return catalogue.recordable(type.code(), day) instanceof Recordability.Recordable;
    }

    private RecordType known(String code) {
        return catalogue
                .type(code.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }
}
