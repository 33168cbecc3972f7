package org.chengxin.api.objections;

import java.util.Arrays;
import java.util.List;
import org.chengxin.api.objections.ObjectionDoor.RemedyWrite;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.Remedy;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in beside a record: a statement, or where a remedy stands. Everything may be missing.
 *
 * @param pending {@code true} while it is not over, {@code false} once it is
 */
public record NoteForm(
        @Nullable String statement,
        @Nullable String remedy,
        @Nullable String pending,
        @Nullable String reason,
        @Nullable String law,
        @Nullable String article,
        @Nullable String documentNo,
        @Nullable String documentTitle) {

    static final NoteForm EMPTY = new NoteForm(null, null, null, null, null, null, null, null);

    @Nullable
    Remedy chosen() {
        return Arrays.stream(Remedy.values())
                .filter(known -> known.name().equals(remedy))
                .findFirst()
                .orElse(null);
    }

    RemedyWrite write() {
        String title = filled(law);
        String number = filled(documentNo);
        return new RemedyWrite(
                chosen(),
                filled(pending) == null ? null : Boolean.valueOf(pending),
                filled(reason),
                title == null ? List.of() : List.of(new LegalBasis(title, filled(article))),
                number == null ? null : new DocumentRef(number, filled(documentTitle)));
    }

    static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The remedy only: the rest may be personal. */
    @Override
    public String toString() {
        return "NoteForm[" + remedy + "]";
    }
}
