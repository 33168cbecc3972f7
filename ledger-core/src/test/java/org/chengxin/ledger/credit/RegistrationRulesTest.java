package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.ledger.support.Facts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whom an archive may be opened for. */
class RegistrationRulesTest {

    @Test
    void aBodyWithItsCodeAndAPersonWithAnIdAreRegistered() {
        assertThat(RegistrationRules.check(Facts.body(SubjectKind.ENTERPRISE))).isEmpty();
        assertThat(RegistrationRules.check(Facts.person(SubjectKind.PERSON))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "USCC, 91110108351303601D, R-ID-USCC-CHECK",
        "USCC, 91110108351303601, R-ID-USCC-LENGTH",
        "USCC, 9111010835130360IC, R-ID-USCC-ALPHABET",
        "LOCAL, X-1, R-ID-SHAPE",
        "TOWN_CODE, 3202810010, R-ID-SHAPE"
    })
    void aBrokenCodeOfABodyIsRefusedByItsReason(IdentifierScheme scheme, String value, String rule) {
        assertThat(rules(SubjectKind.VILLAGE, Identifier.of(scheme, value), null, null))
                .contains(rule);
    }

    @ParameterizedTest
    @CsvSource({
        "CITIZEN_ID, 110105194912310020, R-ID-CITIZEN",
        "CITIZEN_ID, 110105491231002, R-ID-CITIZEN",
        "PERSONAL_DOCUMENT, E12345678, R-ID-SHAPE"
    })
    void aBrokenDocumentOfAPersonIsRefusedByItsReasonAndNotRepeated(
            IdentifierScheme scheme, String value, String rule) {
        List<Refusal> refusals = check(SubjectKind.PERSON, Identifier.of(scheme, value), null, null);
        assertThat(refusals).extracting(Refusal::rule).contains(rule);
        assertThat(refusals.toString()).doesNotContain(value);
    }

    @Test
    void aBodyIsNotRegisteredUnderAPersonsId() {
        assertThat(rules(
                        SubjectKind.ENTERPRISE,
                        Identifier.of(IdentifierScheme.CITIZEN_ID, "11010519491231002X"),
                        null,
                        "没有代码"))
                .contains("R-ID-CITIZEN-IN-CODE");
    }

    /** Guards the views: what PostgreSQL cannot keep must not become an event. */
    @Test
    void aControlCharacterIsRefusedWhereverItStands() {
        Identifier local = Identifier.of(IdentifierScheme.LOCAL, "L-YUANQU-1");
        assertThat(rules(SubjectKind.TOWN, local, "3202\u000081", "园区")).contains("R-TEXT-CONTROL");
        assertThat(rules(SubjectKind.TOWN, local, null, "园\u0000区")).contains("R-TEXT-CONTROL");
        assertThat(rules(
                        SubjectKind.PERSON,
                        Identifier.of(IdentifierScheme.PERSONAL_DOCUMENT, "护\u0000照:E12345678"),
                        null,
                        null))
                .contains("R-ID-SHAPE");
    }

    @Test
    void aReasonIsNotEndless() {
        Identifier local = Identifier.of(IdentifierScheme.LOCAL, "L-YUANQU-1");
        assertThat(rules(SubjectKind.TOWN, local, null, "园".repeat(501))).contains("R-LENGTH");
    }

    private static List<String> rules(SubjectKind kind, Identifier identifier, String region, String reason) {
        return check(kind, identifier, region, reason).stream()
                .map(Refusal::rule)
                .toList();
    }

    private static List<Refusal> check(SubjectKind kind, Identifier identifier, String region, String reason) {
        return RegistrationRules.check(
                new Registration(kind, SubjectName.of(kind, "某主体"), List.of(identifier), region, reason));
    }
}
