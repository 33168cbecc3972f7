package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengxin.ledger.subject.SubjectKind;
import org.junit.jupiter.api.Test;

class ShippedCatalogueTest {

    private static final Catalogue CATALOGUE = Catalogue.load();

    /** Every code of the inventory (domain report, §2B.3). */
    static final List<String> INVENTORY = Stream.of(
                    family("AA", 1, 11),
                    family("LA", 1, 6),
                    family("GO", 1, 3),
                    family("CM", 1, 11),
                    family("CT", 1, 5),
                    family("JD", 1, 4),
                    family("DS", 1, 5),
                    family("DS", 10, 18),
                    family("CS", 1, 8),
                    family("HN", 1, 7),
                    family("LS", 1, 5),
                    family("AG", 1, 3),
                    family("DB", 1, 4),
                    family("FN", 1, 5),
                    family("SV", 1, 2),
                    family("AU", 1, 2),
                    family("CP", 1, 1),
                    family("SF", 1, 3),
                    family("TP", 1, 3),
                    family("ED", 1, 2))
            .flatMap(codes -> codes)
            .toList();

    @Test
    void every_code_of_the_inventory_is_there_and_no_other() {
        assertThat(CATALOGUE.version()).isEqualTo(1);
        assertThat(CATALOGUE.types()).extracting(RecordType::code).containsExactlyElementsOf(INVENTORY);
    }

    @Test
    void every_type_cites_a_legal_basis_and_has_names_in_both_languages() {
        assertThat(CATALOGUE.types()).allSatisfy(type -> {
            assertThat(type.legalBases()).isNotEmpty();
            assertThat(type.name().zh()).isNotBlank();
            assertThat(type.name().en()).isNotBlank();
        });
    }

    @Test
    void every_schema_is_valid_2020_12_with_fields_of_its_own() {
        var metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertThat(CATALOGUE.types()).allSatisfy(type -> {
            assertThat(metaSchema.validate(type.schema())).isEmpty();
            assertThat(type.schema().path("properties").size()).isGreaterThanOrEqualTo(2);
            assertThat(type.schema().path("required").size()).isPositive();
        });
        assertThat(CATALOGUE.types())
                .extracting(t -> t.schema().get("properties"))
                .doesNotHaveDuplicates();
    }

    @Test
    void natural_persons_are_never_public_whatever_the_type_severity_and_date() {
        for (RecordType type : CATALOGUE.types()) {
            for (SubjectKind kind : SubjectKind.values()) {
                if (kind.isNaturalPerson()) {
                    for (int year = 2008; year < 2040; year++) {
                        for (Severity severity : severitiesOf(type)) {
                            LocalDate day = LocalDate.of(year, 6, 15);
                            Publicity publicity = CATALOGUE.publicityOf(type, kind, severity, day, day.plusYears(9));
                            assertThat(publicity.level()).isNotEqualTo(DisclosureLevel.PUBLIC);
                            assertThat(publicity.from()).isNull();
                            assertThat(publicity.until()).isNull();
                        }
                    }
                }
            }
        }
    }

    @Test
    void free_text_about_a_natural_person_is_personal_in_every_type_that_may_describe_one() {
        assertThat(CATALOGUE.type("AA-02").orElseThrow().personalFields())
                .extracting(PersonalField::pointer)
                .contains("/violation", "/facts", "/content", "/remark", "/legalRepresentative/idNo");
        assertThat(CATALOGUE.type("AA-02").orElseThrow().personalFields())
                .filteredOn(PersonalField::always)
                .extracting(PersonalField::pointer)
                .containsExactly(
                        "/legalRepresentative/name", "/legalRepresentative/idType", "/legalRepresentative/idNo");
    }

    @Test
    void what_was_not_checked_says_so() {
        assertThat(CATALOGUE.legalSources())
                .filteredOn(source -> source.id().equals("LICENCE-LAW"))
                .singleElement()
                .extracting(LegalSource::confirmed)
                .isEqualTo(false);
        assertThat(CATALOGUE.title().note().zh()).contains("confirmed=false");
    }

    static List<Severity> severitiesOf(RecordType type) {
        return type.polarity() == Polarity.NEGATIVE
                ? List.of(Severity.MINOR, Severity.GENERAL, Severity.SERIOUS)
                : List.of(Severity.NONE);
    }

    private static Stream<String> family(String family, int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(i -> "%s-%02d".formatted(family, i));
    }
}
