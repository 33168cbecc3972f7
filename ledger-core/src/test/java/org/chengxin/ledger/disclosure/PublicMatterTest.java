package org.chengxin.ledger.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.credit.MatterTerms;
import org.chengxin.ledger.disclosure.Disclosure.PublicSubject;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which measures and lists the public reads, and until when. */
class PublicMatterTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);
    private static final LocalDate UNTIL = LocalDate.of(2027, 5, 22);

    @Test
    void aMeasureThatTheCatalogueMakesPublicIsReadWithItsTimeAndItsLaw() {
        PublicMatter shown = shown(MatterMove.MEASURE_IMPOSED, "SA-05").orElseThrow();

        assertThat(shown.from()).isEqualTo(DAY);
        assertThat(shown.until()).isEqualTo(UNTIL);
        assertThat(shown.legalBasis().law()).isEqualTo("中华人民共和国政府采购法");
        assertThat(shown.documentNo()).isNotBlank();
        assertThat(shown(MatterMove.MEASURE_IMPOSED, "SA-10")).isEmpty();
        assertThat(shown(MatterMove.LISTING_ENTERED, "LS-04").orElseThrow().incentive())
                .isNull();
    }

    @ParameterizedTest
    @EnumSource(
            value = SubjectKind.class,
            names = {"PERSON", "CIVIL_SERVANT", "HOUSEHOLD"})
    void nothingIsReadOfANaturalPerson(SubjectKind kind) {
        assertThat(of(subject(kind), null, event(MatterMove.LISTING_ENTERED, "LS-01", UNTIL)))
                .isEmpty();
    }

    @Test
    void whatIsMadeLighterIsReadUntilTheEarlierDayAndWhatEndsNoMore() {
        PublicMatter imposed = shown(MatterMove.MEASURE_IMPOSED, "SA-05").orElseThrow();
        LocalDate earlier = UNTIL.minusMonths(2);

        PublicMatter lighter = of(enterprise(), imposed, event(MatterMove.MEASURE_MITIGATED, null, earlier))
                .orElseThrow();
        assertThat(lighter.until()).isEqualTo(earlier);
        assertThat(lighter.title()).isEqualTo(imposed.title());
        assertThat(of(enterprise(), lighter, event(MatterMove.MEASURE_CARRIED_OUT, null, null)))
                .contains(lighter);
        for (MatterMove end :
                List.of(MatterMove.MEASURE_LIFTED, MatterMove.MEASURE_EXPIRED, MatterMove.MEASURE_WAIVED)) {
            assertThat(of(enterprise(), lighter, event(end, null, null))).isEmpty();
        }
    }

    @Test
    void stepsOfWhatWasNeverPublicAndOtherMattersShowNothing() {
        assertThat(of(enterprise(), null, event(MatterMove.MEASURE_MITIGATED, null, UNTIL)))
                .isEmpty();
        assertThat(shown(MatterMove.RESPONSIBILITY_ASSIGNED, "SA-05")).isEmpty();
    }

    private static Optional<PublicMatter> shown(MatterMove move, String code) {
        return of(enterprise(), null, event(move, code, UNTIL));
    }

    private static Optional<PublicMatter> of(PublicSubject subject, @Nullable PublicMatter before, MatterEvent event) {
        return Disclosure.of(subject, before, event, CATALOGUE, DAY);
    }

    private static PublicSubject enterprise() {
        return subject(SubjectKind.ENTERPRISE);
    }

    private static PublicSubject subject(SubjectKind kind) {
        return new PublicSubject(SUBJECT, kind, "江阴市示例有限公司", "91110108351303601C");
    }

    private static MatterEvent event(MatterMove move, @Nullable String code, @Nullable LocalDate until) {
        MatterStage stage = switch (move) {
            case MEASURE_LIFTED -> MatterStage.LIFTED;
            case MEASURE_EXPIRED -> MatterStage.EXPIRED;
            case MEASURE_WAIVED -> MatterStage.WAIVED;
            default -> MatterStage.IN_FORCE;
        };
        return new MatterEvent(
                SUBJECT,
                move,
                1,
                stage,
                new MatterTerms(
                        List.of(record(1)),
                        code,
                        null,
                        null,
                        null,
                        null,
                        until,
                        null,
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        List.of()),
                1,
                accounted(OFFICE));
    }
}
