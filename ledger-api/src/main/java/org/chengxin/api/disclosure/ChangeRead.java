package org.chengxin.api.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.chengxin.ledger.disclosure.DisclosureEntry;
import org.jspecify.annotations.Nullable;

/**
 * A line of the log of disclosure.
 *
 * @param position in the log of disclosure, counted from 1
 * @param from first public day; of a withdrawal, the day it took effect; absent if there is no first day
 * @param until last public day; absent if there is none, and of a withdrawal
 * @param ground why it was withdrawn; absent of a publication
 * @param ledgerPosition of the event that caused it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChangeRead(
        long position,
        DisclosureEntry.Kind kind,
        String recordId,
        String type,
        @Nullable String from,
        @Nullable String until,
        @Nullable String ground,
        long ledgerPosition) {

    static ChangeRead of(DisclosureEntry entry) {
        return new ChangeRead(
                entry.position(),
                entry.kind(),
                entry.recordId(),
                entry.type(),
                present(entry.from()),
                present(entry.until()),
                present(entry.ground()),
                entry.sourcePosition());
    }

    private static @Nullable String present(String text) {
        return text.isEmpty() ? null : text;
    }
}
