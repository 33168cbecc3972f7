package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The decision about where a record may be shown and how long (公示), taken when the record is made or corrected, under
 * the rules in force on the date of the decision it reports.
 *
 * @param level who may see it
 * @param from first public day; absent unless the level is public
 * @param until last public day, included; absent unless the level is public, or when the rule sets no end
 * @param rule id of the catalogue's publication rule that was applied
 */
public record Publicity(DisclosureLevel level, @Nullable LocalDate from, @Nullable LocalDate until, String rule) {

    /** Whether the record is public on {@code date}. */
    public boolean isPublicOn(LocalDate date) {
        return level == DisclosureLevel.PUBLIC
                && (from == null || !date.isBefore(from))
                && (until == null || !date.isAfter(until));
    }
}
