package org.chengxin.ledger.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A time in which a clock stands (期限中止): whole days, from the day after it begins up to and including the day it ends.
 * A pause that ends on the day it began takes nothing away.
 *
 * @param from the day it begins; that day still counts
 * @param to the day it ends; the clock goes on the day after; absent while it lasts
 */
public record Pause(LocalDate from, @Nullable LocalDate to) {

    /** @throws IllegalArgumentException if it ends before it begins */
    public Pause {
        if (to != null && to.isBefore(from)) {
            throw new IllegalArgumentException("expected an end not before " + from + ", found " + to);
        }
    }

    /** Whether the clock stands on {@code date}. */
    public boolean covers(LocalDate date) {
        return date.isAfter(from) && (to == null || !date.isAfter(to));
    }
}
