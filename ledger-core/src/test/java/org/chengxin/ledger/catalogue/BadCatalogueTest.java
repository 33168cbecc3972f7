package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One bad sample per way of being bad; each holds only the file that differs from the good sample. */
class BadCatalogueTest {

    private static final Path SAMPLES = Path.of("src/test/resources/catalogue");

    @Test
    void the_good_sample_loads() {
        assertThat(load("good").types()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            missing-basis                         | types/AA.json /types/0/legalBases/0/basis: expected an id of legal-bases.json, found "NOWHERE"
            no-basis                              | types/AA.json /types/0/legalBases: expected a list with at least one item, found []
            article-not-listed                    | types/AA.json /types/0/legalBases/0/article: expected an article listed under LAW, found "第九条"
            basis-not-yet-in-force                | types/AA.json /types/0/legalBases: expected a basis in force on 2020-01-01, found [{"basis":"LATE"}]
            doubled-code                          | types/AA.json /types/1/code: expected a code used once, found "AA-02"
            code-of-another-family                | types/AA.json /types/0/code: expected a code such as AA-01, found "ZZ-02"
            unknown-enum                          | types/AA.json /types/0/polarity: expected one of [POSITIVE, NEUTRAL, NEGATIVE], found "BAD"
            unknown-name                          | types/AA.json /types/0: expected only the names
            missing-field                         | types/AA.json /types/0/updateCadence: expected a value, found nothing
            invalid-schema                        | types/AA.json /types/0/schema: expected a valid JSON Schema 2020-12, found
            open-schema                           | types/AA.json /types/0/schema: expected additionalProperties: false
            unbounded-text                        | types/AA.json /types/0/schema/properties/fineWanYuan/maxLength: expected a value, found nothing
            remote-reference                      | types/AA.json /types/0/schema/$ref: expected a reference into the same schema (#/…), found "https://example.org/schema.json"
            personal-field-in-a-list              | types/AA.json /types/0/schema/properties/kind/items: expected no personal field inside a list
            unknown-personal-mark                 | types/AA.json /types/1/schema/properties/reason/x-personal: expected always or whenNaturalPerson, found "sometimes"
            natural-person-public                 | types/AA.json /types/0/disclosure: expected a level other than PUBLIC for the natural person PERSON
            negative-type-without-document        | types/AA.json /types/0/documentNoRequired: expected true for a negative type, found false
            disabled-without-reason               | types/AA.json /types/0/disabledReason: expected a value, found nothing
            positive-type-under-penalty-rules     | types/AA.json /types/1/publication: expected a rule family for POSITIVE records, found "PENALTY"
            bad-date                              | types/AA.json /types/0/effectiveFrom: expected a date such as 2026-11-22, found "2020-02-30"
            doubled-name                          | types/AA.json /: expected one JSON document without doubled names, found Duplicate
            doubled-basis                         | legal-bases.json /legalBases/1/id: expected an id used once, found "LAW"
            overlapping-rule-sets                 | publication-rules.json /ruleSets/1/effectiveFrom: expected 2023-01-01, the day after OLD, found "2022-12-31"
            gap-in-rule-sets                      | publication-rules.json /ruleSets/1/effectiveFrom: expected 2023-01-01, the day after OLD, found "2023-01-02"
            last-rule-set-ends                    | publication-rules.json /ruleSets: expected a last rule set without end, found NEW ending 2030-01-01
            rule-sets-begin-too-late              | publication-rules.json /ruleSets/0/effectiveFrom: expected a date not after 2020-01-01, when AA-02 begins, found 2020-01-02
            missing-window                        | publication-rules.json /ruleSets/0/windows/LIST/SERIOUS: expected a value, found nothing
            minimum-above-maximum                 | publication-rules.json /ruleSets/0/windows/PENALTY/MINOR/minimum: expected a period not longer than the maximum P1Y, found "P2Y"
            kind-without-severity                 | severity.json /: expected a severity under OLD for each kind of AA-02, found none for 警告
            rule-set-without-severity-table       | severity.json /tables: expected a table for NEW, found [OLD]
            thresholds-crossed                    | severity.json /tables/0/fine/seriousFromWanYuan: expected not less than 1, found "0.5"
            unknown-retention-basis               | retention.json /rules/0/legalBasis/basis: expected an id of legal-bases.json, found "NOWHERE"
            retention-of-nobody                   | retention.json /rules/0/subjectKinds: expected a list with at least one item, found []
            retention-of-an-unknown-type          | retention.json /rules/1/types/0: expected the code of a record type, found "ZZ-99"
            retention-of-a-type-named-twice       | retention.json /rules/1/types/1: expected a value named once, found "AA-02"
            doubled-retention-rule                | retention.json /rules/1/id: expected an id used once, found "KEEP"
            retention-ends-before-it-begins       | retention.json /rules/0/effectiveUntil: expected a date not before 2020-01-01, found "2019-12-31"
            retention-without-length              | retention.json /rules/1/period: expected a positive period such as P3M, found "P0D"
            doubled-objection-ground          | objections.json /grounds/1/code: expected a code used once, found "ERROR"
            objection-claims-unknown          | objections.json /grounds/1/claims: expected one of [REQUIRED, REJECTED], found "MAYBE"
            objection-without-evidence        | objections.json /grounds/1/evidence: expected a list with at least one item, found []
            objection-bound-of-nothing        | objections.json /claimsMax: expected a number of at least 1, found 0
            unknown-transition                | repair-policies.json /transition/policy: expected one of [OLD, NEW, MORE_FAVOURABLE], found "NEITHER"
            regime-without-repair-policy      | repair-policies.json /policies: expected a policy for each of [OLD, NEW] in this order, found [NEW]
            repair-policy-of-no-regime        | repair-policies.json /policies/1/publicationRule: expected the id of a publication rule set, found "NEWER"
            doubled-repair-policy             | repair-policies.json /policies/1/id: expected an id used once, found "REP-OLD"
            repair-policy-without-basis       | repair-policies.json /policies/0/legalBasis: expected a value, found nothing
            exclusion-of-everything           | repair-policies.json /policies/0/exclusions/0: expected types or kinds that are excluded, found
            exclusion-of-an-unknown-type      | repair-policies.json /policies/0/exclusions/0/types/0: expected the code of a record type, found "ZZ-99"
            exclusion-of-an-unknown-kind      | repair-policies.json /policies/0/exclusions/0/kinds/0: expected a kind of penalty that the types know, found "警诫"
            exclusion-named-twice             | repair-policies.json /policies/0/exclusions/0/kinds/1: expected a value named once, found "警告"
            expiry-of-an-unknown-type         | expiry.json /rules/0/types/0: expected the code of a record type, found "ZZ-99"
            expiry-of-a-type-named-twice      | expiry.json /rules/0/types/1: expected a value named once, found "AA-02"
            expiry-by-a-field-that-is-not-there | expiry.json /rules/0/endField: expected a field of AA-02, found "until"
            expiry-of-an-unknown-kind         | expiry.json /rules/0/periods/记过: expected a kind that AA-02 knows, found 记过
            doubled-expiry-rule               | expiry.json /rules/1/id: expected an id used once, found "EXP"
            missing-file                          | nowhere.json /: expected a file, found none
            calendar-without-a-notice             | calendar.json /notices: expected a list with at least one item, found []
            calendar-notice-without-number        | calendar.json /notices/1/documentNo: expected a value, found nothing
            calendar-of-another-year              | calendar.json /notices/0/title: expected the title of the notice for 2019, found "关于2020年节假日的通知"
            calendar-with-a-year-left-out         | calendar/2021.json /year: expected the year after 2020, found 2022
            calendar-not-yet-announced            | calendar/2021.json /days: expected a list with at least one item, found []
            calendar-unknown-name                 | calendar/2021.json /days/1: expected only the names [name, date, isOffDay], found "holiday"
            calendar-day-without-name             | calendar/2021.json /days/0/name: expected a text, found " "
            calendar-bad-date                     | calendar/2021.json /days/1/date: expected a date such as 2026-11-22, found "2021-02-29"
            calendar-day-of-the-next-year         | calendar/2021.json /days/1/date: expected a day from 2020-12-25 to 2021-12-31, found "2022-01-01"
            calendar-day-of-the-year-before       | calendar/2021.json /days/1/date: expected a day from 2020-12-25 to 2021-12-31, found "2020-12-24"
            calendar-day-named-twice              | calendar/2020.json /days/2/date: expected a day named once, found "2020-10-09"
            calendar-day-in-two-notices           | calendar/2021.json /days/0/date: expected a day named once, found "2020-12-26"
            calendar-make-up-day-on-a-weekday     | calendar/2020.json /days/2/isOffDay: expected true, because 2020-10-12 is a MONDAY, found false
            calendar-flag-in-words                | calendar/2020.json /days/2/isOffDay: expected true or false, found "no"
            deadlines-without-the-city            | deadlines.json /jurisdiction: expected the jurisdiction of a profile, found "320200"
            deadlines-of-an-unknown-region        | deadlines.json /profiles/2/jurisdiction: expected a code of GB/T 2260 such as 320281, found "Shandong"
            deadlines-unknown-name                | deadlines.json /profiles/0: expected only the names
            deadlines-doubled-id                  | deadlines.json /profiles/3/id: expected an id used once, found "CITY"
            deadlines-of-an-unknown-step          | deadlines.json /profiles/1/deadlines/1/step: expected one of [MARK, ACCEPT, OWN_CHECK, FORWARD, SOURCE_CHECK, DECIDE, REVIEW, WITHDRAWAL, REPAIR, REPAIR_ACCEPT, REPAIR_CHECK], found "PONDER"
            deadlines-step-named-twice            | deadlines.json /profiles/1/deadlines/1/step: expected a step named once, found "MARK"
            deadlines-below-zero                  | deadlines.json /profiles/1/deadlines/1/workingDays: expected 0 to 60 working days, found -1
            deadlines-beyond-reason               | deadlines.json /profiles/1/deadlines/1/workingDays: expected 0 to 60 working days, found 61
            deadlines-from-an-unknown-event       | deadlines.json /profiles/2/deadlines/0/runsFrom: expected one of [RECEIPT, ACCEPTANCE, CHECK, FORWARDING, NOTICE, ELIGIBILITY], found "BIRTH"
            deadlines-on-an-unknown-basis         | deadlines.json /profiles/1/deadlines/0/legalBasis/basis: expected an id of legal-bases.json, found "NOWHERE"
            deadlines-on-a-basis-not-yet-in-force | deadlines.json /profiles/1/deadlines/0/legalBasis: expected a basis in force on 2021-01-01, found {"basis":"LATE"}
            deadlines-confirmed-default           | deadlines.json /profiles/0/confirmed: expected false, because a default is not law, found true
            deadlines-confirmed-unread            | deadlines.json /profiles/1/deadlines/0/confirmed: expected false, because the text of its basis was not read, found true
            deadlines-confirmed-in-part           | deadlines.json /profiles/2/deadlines/0/confirmed: expected false, because the profile is not confirmed, found true
            deadlines-end-before-they-begin       | deadlines.json /profiles/2/effectiveUntil: expected a date not before 2020-01-01, found "2019-12-31"
            deadlines-overlap                     | deadlines.json /profiles/3/effectiveFrom: expected 2020-07-01, the day after ELSEWHERE, found "2020-06-30"
            deadlines-gap-in-the-city             | deadlines.json /profiles/1/effectiveFrom: expected 2021-01-01, the day after CITY, found "2021-01-02"
            deadlines-after-a-profile-without-end | deadlines.json /profiles/3/effectiveFrom: expected no profile after ELSEWHERE, which has no end, found "2021-03-01"
            deadlines-of-the-city-end             | deadlines.json /profiles: expected a last profile of 320281 without end, found CITY-2021 ending 2030-01-01
            extension-of-a-step-without-time      | deadlines.json /profiles/1/extensions/0/steps/0: expected a step with a time of its own, found "REPAIR"
            extension-of-a-step-named-twice       | deadlines.json /profiles/1/extensions/0/steps/1: expected a step with one extension, found "DECIDE"
            extension-shorter-than-the-time       | deadlines.json /profiles/1/extensions/0/workingDaysMax: expected not less than 5, the time for DECIDE, found 4
            rule-bases-without-default            | rule-bases.json /default: expected a value, found nothing
            rule-bases-doubled-prefix             | rule-bases.json /rules/1/prefixes/0: expected a prefix used once, found "R-X"
            matters-without-a-step                | matters.json /moves/TASK_URGED: expected a value, found nothing
            matters-unknown-step                  | matters.json /moves: expected only the names
            matters-on-an-unknown-basis           | matters.json /moves/TASK_URGED/legalBasis/basis: expected an id of legal-bases.json, found "NOWHERE"
            matters-doubled-choice                | matters.json /choices/taskKinds/2/code: expected a code used once, found "WORK"
            matters-without-choices               | matters.json /choices/explanations: expected a value, found nothing
            matters-measure-for-nobody            | matters.json /measures/0/appliesTo: expected a list with at least one item, found []
            matters-measure-without-time          | matters.json /measures/0/termMonthsMax: expected a number of months of at least 1, found 0
            matters-doubled-measure               | matters.json /measures/1/code: expected a code used once, found "IN-01"
            matters-list-of-an-unknown-type       | matters.json /lists/0/recordType: expected the code of a record type, found "ZZ-99"
            matters-commitment-of-an-unknown-type | matters.json /commitments/0/code: expected the code of a record type, found "ZZ-99"
            extension-of-nothing                  | deadlines.json /profiles/1/extensions/0/workingDaysMax: expected 1 to 60 working days, found 0
            doubled-usage-purpose                 | usage-purposes.json /purposes/1/code: expected a code used once, found "DUTY"
            usage-on-an-unknown-basis             | usage-purposes.json /purposes/0/legalBasis/basis: expected an id of legal-bases.json, found "NOWHERE"
            usage-on-a-basis-not-yet-in-force     | usage-purposes.json /purposes/0/legalBasis: expected a basis in force on 2020-01-01, found {"basis":"LATE"}
            usage-confirmed-unread                | usage-purposes.json /purposes/0/confirmed: expected false, because the text of its basis was not read, found true
            usage-ends-before-it-begins           | usage-purposes.json /purposes/0/effectiveUntil: expected a date not before 2020-01-01, found "2019-12-31"
            usage-default-of-another-role         | usage-purposes.json /purposes/0/defaultFor: expected only roles that may state the purpose, found ["AUDITOR"]
            usage-default-with-a-reference        | usage-purposes.json /purposes/0/defaultFor: expected no default that would need a reference, found ["OFFICE"]
            usage-with-two-defaults               | usage-purposes.json /purposes/1/defaultFor: expected a role with one default, not that of DUTY too, found ["OFFICE"]
            usage-of-a-role-named-twice           | usage-purposes.json /purposes/0/roles/1: expected a role named once, found "OFFICE"
            usage-of-nobody                       | usage-purposes.json /purposes/1/roles: expected a list with at least one item, found []
            usage-kept-for-no-time                | usage-purposes.json /keptYearsMin: expected a number of at least 1, found 0
            making-without-notice                 | making.json /noticeDaysMin: expected 1 to 366 days, found 0
            making-for-a-year-and-more            | making.json /consultationDaysMin: expected 1 to 366 days, found 367
            import-of-an-unknown-type             | imports/penalty.json /recordType: expected the code of a record type, found "ZZ-99"
            import-unknown-name                   | imports/penalty.json /columns/0: expected only the names
            import-without-columns                | imports/penalty.json /columns: expected a list with at least one item, found []
            import-column-named-twice             | imports/penalty.json /columns/2: expected names that no other column answers to, found 处罚类别
            import-of-an-unknown-kind             | imports/penalty.json /columns/2/kind: expected one of [text, code, uscc, date, decimalWanYuan, enum, enumList, categories, basis, ignored], found "day"
            import-into-no-field                  | imports/penalty.json /columns/1/target: expected a field of AA-02, found "/payload/sort"
            import-into-the-record                | imports/penalty.json /columns/1/target: expected a field of AA-02, found "/kind"
            import-list-without-values            | imports/penalty.json /columns/1: expected values to choose from
            import-values-of-a-text               | imports/penalty.json /columns/0: expected no values for this kind
            import-cells-of-no-length             | imports/penalty.json /columns/0/lengthMaxCharacters: expected 1 to 100000 characters, found 0
            import-synonym-of-two-values          | imports/penalty.json /columns/1/valueSynonyms/罚款: expected 罚款, which is what 罚款 means already, found "警告"
            import-order-of-no-dates              | imports/penalty.json /dateOrders/0/to: expected the target of a column of dates, found "subject.name"
            import-default-of-no-field            | imports/penalty.json /defaults: expected fields of AA-02, found /payload/sort
            import-of-nothing                     | catalogue.json /files/imports: expected a list with at least one item, found []
            import-named-twice                    | imports/penalty-2.json /id: expected an id used once, found "penalty"
            matters-before-an-unknown-type        | matters.json /preconditions/0/types/0: expected the code of a record type, found "ZZ-99"
            matters-before-without-a-stage        | matters.json /preconditions/0/stages: expected a list with at least one item, found []
            matters-before-of-no-day              | matters.json /preconditions/0/since: expected a date such as 2026-11-22, found "2027"
            usage-unknown-name                    | usage-purposes.json /purposes/0: expected only the names
            """)
    void a_bad_sample_is_refused_with_file_field_expected_and_found(String sample, String message) {
        assertThatThrownBy(() -> load("bad/" + sample))
                .isInstanceOf(CatalogueException.class)
                .message()
                .startsWith(message);
    }

    @Test
    void every_bad_sample_is_tested() throws IOException {
        try (Stream<Path> samples = Files.list(SAMPLES.resolve("bad"))) {
            assertThat(samples).hasSize(138);
        }
    }

    private static Catalogue load(String sample) {
        return Catalogue.load(file -> open(sample, file), Approvals.none());
    }

    private static InputStream open(String sample, String file) {
        try {
            Path own = SAMPLES.resolve(sample).resolve(file);
            Path path = Files.exists(own) ? own : SAMPLES.resolve("good").resolve(file);
            return Files.exists(path) ? Files.newInputStream(path) : null;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
