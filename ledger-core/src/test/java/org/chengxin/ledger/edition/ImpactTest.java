package org.chengxin.ledger.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.Publicity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ImpactTest {

    private static final LocalDate JUNE = LocalDate.of(2026, 6, 1);
    private static final LocalDate JULY = LocalDate.of(2026, 7, 1);

    static Stream<Arguments> cases() {
        return Stream.of(
                Arguments.of(open(JUNE), open(JUNE), null),
                Arguments.of(open(null), open(null), null),
                Arguments.of(open(JULY), open(JUNE), Impact.SHORTER),
                Arguments.of(open(null), open(JUNE), Impact.SHORTER),
                Arguments.of(open(JUNE), open(JULY), Impact.LONGER),
                Arguments.of(open(JUNE), open(null), Impact.LONGER),
                Arguments.of(open(JUNE), closed(DisclosureLevel.SHARED), Impact.NO_LONGER_PUBLIC),
                Arguments.of(closed(DisclosureLevel.SHARED), open(JUNE), Impact.NEWLY_PUBLIC),
                Arguments.of(closed(DisclosureLevel.SHARED), closed(DisclosureLevel.QUERY), Impact.OTHER_LEVEL),
                Arguments.of(closed(DisclosureLevel.QUERY), closed(DisclosureLevel.QUERY), null));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void what_changes_is_told_by_where_and_how_long(Publicity now, Publicity then, @Nullable Impact impact) {
        assertThat(Impact.between(now, then)).isEqualTo(Optional.ofNullable(impact));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void the_other_way_round_the_subject_is_worse_off_exactly_where_it_was_better_off(
            Publicity now, Publicity then, @Nullable Impact impact) {
        boolean better = impact == Impact.SHORTER || impact == Impact.NO_LONGER_PUBLIC;

        assertThat(Impact.between(then, now).filter(Impact::isWorse).isPresent())
                .isEqualTo(better);
    }

    private static Publicity open(@Nullable LocalDate until) {
        return new Publicity(DisclosureLevel.PUBLIC, LocalDate.of(2026, 1, 1), until, "PUB");
    }

    private static Publicity closed(DisclosureLevel level) {
        return new Publicity(level, null, null, "PUB");
    }
}
