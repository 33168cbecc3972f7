package org.chengxin.ledger.store;

/**
 * Where the store is not what was sealed.
 *
 * @param position of the event concerned, counted from 1
 * @param field what differs, by the name of its column
 * @param expected what was sealed
 * @param found what is stored
 */
public record Discrepancy(long position, String field, String expected, String found) {

    public String text() {
        return field + " at position " + position + ": expected " + expected + ", found " + found;
    }
}
