package org.chengxin.api.subjects;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.chengxin.api.subjects.SuccessionWrite.Heir;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.SuccessionKind;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in about what became of a body. Everything may be missing.
 *
 * @param heirs a line for each: its code, and after blanks or commas the record types it answers for
 */
public record SuccessionForm(
        @Nullable String kind,
        @Nullable String effectiveOn,
        @Nullable String newName,
        @Nullable String heirs,
        @Nullable String reason,
        @Nullable String law,
        @Nullable String article,
        @Nullable String documentNo,
        @Nullable String documentTitle) {

    static final SuccessionForm EMPTY = new SuccessionForm(null, null, null, null, null, null, null, null, null);

    SuccessionWrite write() {
        String title = filled(law);
        String number = filled(documentNo);
        return new SuccessionWrite(
                Arrays.stream(SuccessionKind.values())
                        .filter(known -> known.name().equals(kind))
                        .findFirst()
                        .orElse(null),
                date(filled(effectiveOn)),
                filled(newName),
                lines(),
                filled(reason),
                title == null ? List.of() : List.of(new LegalBasis(title, filled(article))),
                number == null ? null : new DocumentRef(number, filled(documentTitle)));
    }

    private List<Heir> lines() {
        List<Heir> named = new ArrayList<>();
        for (String line : Objects.requireNonNullElse(heirs, "").split("\\R", -1)) {
            String[] words = line.strip().split("[\\s,，、;；]+", -1);
            if (!words[0].isEmpty()) {
                named.add(new Heir(
                        words[0],
                        Arrays.stream(words)
                                .skip(1)
                                .filter(word -> !word.isEmpty())
                                .toList()));
            }
        }
        return named;
    }

    /** Left out if it is none: the ledger asks for a day. */
    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The kind only: the rest may be personal. */
    @Override
    public String toString() {
        return "SuccessionForm[" + kind + "]";
    }
}
