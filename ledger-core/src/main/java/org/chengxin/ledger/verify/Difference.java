package org.chengxin.ledger.verify;

import java.util.Comparator;

/**
 * One thing that is not as it was sealed.
 *
 * @param position of the event, or the size of the tree, where it shows; 0 if it belongs to no position
 * @param place the row, e.g. {@code event 17}, {@code node 8/0}, {@code checkpoint 400}
 * @param field the column or part of that row; empty if the row as a whole is meant
 */
public record Difference(long position, String place, String field, Wording wording) {

    static final Comparator<Difference> BY_POSITION = Comparator.comparingLong(Difference::position);

    static Difference ofEvent(long position, String field, Wording wording) {
        return new Difference(position, "event " + position, field, wording);
    }

    /** Place, field and what is wrong. */
    Wording line() {
        String where = field.isEmpty() ? place : place + " " + field;
        return wording.after(where);
    }
}
