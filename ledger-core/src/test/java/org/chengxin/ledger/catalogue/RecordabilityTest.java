package org.chengxin.ledger.catalogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import org.chengxin.ledger.catalogue.Recordability.Disabled;
import org.chengxin.ledger.catalogue.Recordability.NotEffective;
import org.chengxin.ledger.catalogue.Recordability.Recordable;
import org.chengxin.ledger.catalogue.Recordability.Unknown;
import org.chengxin.ledger.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordabilityTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @Test
    void a_type_in_force_is_recordable() {
        assertThat(CATALOGUE.recordable("AA-02", TODAY)).isInstanceOf(Recordable.class);
    }

    @Test
    void a_code_the_catalogue_does_not_know_is_unknown() {
        assertThat(CATALOGUE.recordable("ZZ-99", TODAY)).isEqualTo(new Unknown("ZZ-99"));
    }

    @Test
    void licences_and_penalties_begin_with_the_regulation_of_2014() {
        assertThat(CATALOGUE.recordable("AA-02", LocalDate.of(2014, 9, 30))).isInstanceOf(NotEffective.class);
        assertThat(CATALOGUE.recordable("AA-02", LocalDate.of(2014, 10, 1))).isInstanceOf(Recordable.class);
        assertThat(CATALOGUE.recordable("DS-16", LocalDate.of(2018, 6, 21))).isInstanceOf(NotEffective.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CS-01", "CS-02", "CS-03", "CS-04", "CS-05", "CS-06", "CS-07", "CS-08", "CM-06", "DS-03", "DS-04",
                "DS-05", "DS-14"
            })
    void a_civil_servant_type_is_disabled_until_its_legal_basis_is_approved(String code) {
        assertThat(CATALOGUE.recordable(code, TODAY))
                .isInstanceOfSatisfying(
                        Disabled.class,
                        d -> assertThat(d.type().closedReason().en()).contains("needs an approved legal basis"));
    }

    @Test
    void no_other_type_is_disabled() {
        assertThat(CATALOGUE.types())
                .filteredOn(type -> CATALOGUE.recordable(type.code(), TODAY) instanceof Disabled)
                .hasSize(14)
                .extracting(RecordType::code)
                .contains("CP-01");
    }

    @Test
    void a_lead_is_never_a_fact_not_even_by_approval() {
        assertThat(CATALOGUE.recordable("CP-01", TODAY))
                .isInstanceOfSatisfying(
                        Disabled.class,
                        d -> assertThat(d.type().closedReason().en()).contains("never a fact"));
        assertThatThrownBy(() -> Catalogue.load(approvals("CP-01")))
                .isInstanceOf(CatalogueException.class)
                .hasMessage("approvals /approvals: expected types of the catalogue that await approval, found CP-01");
    }

    @Test
    void an_approval_opens_a_type_from_its_own_date_and_adds_its_basis() {
        Catalogue approved = Catalogue.load(approvals("CS-07"));
        assertThat(approved.recordable("CS-07", LocalDate.of(2025, 12, 31))).isInstanceOf(Disabled.class);
        assertThat(approved.recordable("CS-07", LocalDate.of(2026, 1, 1)))
                .isInstanceOfSatisfying(
                        Recordable.class,
                        r -> assertThat(r.type().legalBases()).contains(new LegalBasis("江阴市机关事业人员信用档案管理办法", "第五条")));
        assertThat(approved.recordable("CS-06", TODAY)).isInstanceOf(Disabled.class);
        assertThat(approved.type("CS-07").orElseThrow().enabled()).isTrue();
    }

    @Test
    void a_department_type_admits_civil_servants_only_after_approval() {
        assertThat(recordable(CATALOGUE, "DS-01", TODAY).subjectKinds()).doesNotContain(SubjectKind.CIVIL_SERVANT);
        Catalogue approved = Catalogue.load(approvals("DS-01"));
        assertThat(recordable(approved, "DS-01", TODAY).subjectKinds()).contains(SubjectKind.CIVIL_SERVANT);
        assertThat(recordable(approved, "DS-01", LocalDate.of(2025, 1, 1)).subjectKinds())
                .doesNotContain(SubjectKind.CIVIL_SERVANT);
    }

    @Test
    void an_approvals_file_with_a_misspelt_name_is_refused() {
        assertThatThrownBy(() -> Approvals.read(stream("{\"approvals\": [{\"type\": [\"CS-07\"]}]}")))
                .isInstanceOf(CatalogueException.class)
                .hasMessageStartingWith("approvals /approvals/0: expected only the names");
    }

    @Test
    void an_empty_approvals_file_approves_nothing() {
        assertThat(Approvals.read(stream("{\"approvals\": []}"))).isEqualTo(Approvals.none());
    }

    private static RecordType recordable(Catalogue catalogue, String code, LocalDate date) {
        return ((Recordable) catalogue.recordable(code, date)).type();
    }

    private static Approvals approvals(String code) {
        return Approvals.read(stream("""
                {"approvals": [{"types": ["%s"], "legalBasis": {"law": "江阴市机关事业人员信用档案管理办法", "article": "第五条"},
                  "approvedBy": "江阴市社会信用体系建设领导小组", "approvedOn": "2025-12-20", "documentNo": "澄信用〔2025〕8号",
                  "effectiveFrom": "2026-01-01"}]}""".formatted(code)));
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }
}
