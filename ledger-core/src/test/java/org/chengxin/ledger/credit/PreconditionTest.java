package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;

import java.time.LocalDate;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.Facts;
import org.junit.jupiter.api.Test;

/** Facts that are the end of a procedure: which, since when, and what is missing. */
class PreconditionTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 6, 1);
    private static final LocalDate SINCE = LocalDate.of(2027, 1, 1);
    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final MatterSteps STEPS = new MatterSteps(TODAY);

    @Test
    void aBreachIsARecordOnlyWhenItWasRefusedToPutItRight() {
        SubjectState ordered = STEPS.after(MatterMove.BREACH_ORDERED);
        SubjectState refused = STEPS.after(MatterMove.BREACH_REFUSED);

        assertThat(MatterRulesTest.rules(breach(STEPS.archive(Mechanism.BREACH), SINCE)))
                .contains("R-MATTER-FIRST");
        assertThat(MatterRulesTest.rules(breach(ordered, SINCE))).contains("R-MATTER-FIRST");
        assertThat(MatterRulesTest.rules(breach(refused, SINCE))).doesNotContain("R-MATTER-FIRST");
        Refusal refusal = ((Decision.Refused) breach(ordered, SINCE))
                .refusals().stream()
                        .filter(r -> r.rule().equals("R-MATTER-FIRST"))
                        .findFirst()
                        .orElseThrow();
        assertThat(refusal.basis()).isNotNull();
        assertThat(refusal.message().zh()).contains("拒不整改");
    }

    @Test
    void whatWasDecidedBeforeWasHandledElsewhere() {
        assertThat(MatterRulesTest.rules(breach(STEPS.archive(Mechanism.BREACH), SINCE.minusDays(1))))
                .doesNotContain("R-MATTER-FIRST");
    }

    @Test
    void theCatalogueSaysWhichFactsOfWhomWait() {
        LocalDate day = LocalDate.of(2027, 2, 1);

        assertThat(CATALOGUE.matters().before("CT-02", SubjectKind.DEPARTMENT, day))
                .singleElement()
                .satisfies(condition -> assertThat(condition.code()).isEqualTo("CM-04"));
        assertThat(CATALOGUE.matters().before("CT-02", SubjectKind.ENTERPRISE, day))
                .isEmpty();
        assertThat(CATALOGUE.matters().before("AA-02", SubjectKind.DEPARTMENT, day))
                .isEmpty();
    }

    @Test
    void aPledgeOfAnotherKindIsNone() {
        SubjectState pledged = STEPS.after(MatterMove.COMMITMENT_MADE);
        String code =
                pledged.matters().of(Mechanism.COMMITMENT).getFirst().terms().code();

        assertThat(code).isNotEqualTo("CM-04");
        assertThat(MatterRulesTest.rules(fact(pledged, "CT-03", SINCE))).contains("R-MATTER-FIRST");
    }

    private static Decision breach(SubjectState state, LocalDate decidedOn) {
        return fact(state, "DS-16", decidedOn);
    }

    private static Decision fact(SubjectState state, String type, LocalDate decidedOn) {
        return RecordRules.decide(
                state,
                new RecordFact(
                        SUBJECT,
                        Facts.record(9),
                        null,
                        Facts.draft(type, "1号", decidedOn, Facts.json("{}")),
                        SubjectKind.DEPARTMENT,
                        Act.of(OFFICE),
                        null),
                CATALOGUE,
                TODAY);
    }
}
