package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/**
 * How openly and how long one class of record is shown (公示期限).
 *
 * @param minimum shortest publication, the earliest moment for a repair; absent when there is none
 * @param maximum longest publication; absent when the rule sets no end
 * @param confirmed whether the numbers were found in a source; if not, they are editable defaults
 */
public record PublicationWindow(
        DisclosureLevel level,
        @Nullable Period minimum,
        @Nullable Period maximum,
        boolean confirmed) {

    static PublicationWindow read(Spot spot) {
        spot.only("level", "minimum", "maximum", "confirmed");
        PublicationWindow window = new PublicationWindow(
                spot.at("level").oneOf(DisclosureLevel.class),
                spot.maybe("minimum").map(Spot::period).orElse(null),
                spot.maybe("maximum").map(Spot::period).orElse(null),
                spot.at("confirmed").flag());
        if (window.minimum != null
                && window.maximum != null
                && LocalDate.EPOCH.plus(window.minimum).isAfter(LocalDate.EPOCH.plus(window.maximum))) {
            throw spot.at("minimum").fault("a period not longer than the maximum " + window.maximum);
        }
        return window;
    }

    /** The same window with a minimum of at least {@code floor}. */
    PublicationWindow atLeast(Period floor) {
        boolean shorter = minimum == null || LocalDate.EPOCH.plus(minimum).isBefore(LocalDate.EPOCH.plus(floor));
        return shorter ? new PublicationWindow(level, floor, maximum, confirmed) : this;
    }

    /** First day on which publication may end early for a decision of {@code decidedOn}. */
    public LocalDate earliestEnd(LocalDate decidedOn) {
        return minimum == null ? decidedOn : decidedOn.plus(minimum);
    }

    /**
     * Last public day: the wish of the source, not before the minimum and not after the maximum; without a wish the
     * maximum; absent when neither is set. The first day does not count and the period ends on the corresponding day
     * (民法典第二百零一条、第二百零二条).
     */
    @Nullable
    LocalDate lastDay(LocalDate decidedOn, @Nullable LocalDate wishedUntil) {
        LocalDate latest = maximum == null ? null : decidedOn.plus(maximum);
        if (wishedUntil == null || (latest != null && wishedUntil.isAfter(latest))) {
            return latest;
        }
        LocalDate earliest = earliestEnd(decidedOn);
        return wishedUntil.isBefore(earliest) ? earliest : wishedUntil;
    }
}
