package org.chengxin.api.catalogue;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import org.chengxin.ledger.catalogue.Bilingual;
import org.jspecify.annotations.Nullable;

/** What a form of the catalogue's pages sends; each takes what it needs. */
record EditionForm(
        @Nullable String verb,
        @Nullable String from,
        @Nullable Integer restores,
        @Nullable String titleZh,
        @Nullable String titleEn,
        @Nullable String noteZh,
        @Nullable String noteEn,
        @Nullable String commentsUntil,
        @Nullable String comment,
        @Nullable String documentNo,
        @Nullable String effectiveFrom,
        @Nullable String reason) {

    static final EditionForm EMPTY =
            new EditionForm(null, null, null, null, null, null, null, null, null, null, null, null);

    EditionWrite.Open open() {
        return restores == null
                ? new EditionWrite.Open(
                        null,
                        "SHIPPED".equals(from),
                        new Bilingual(text(titleZh), text(titleEn)),
                        new Bilingual(text(noteZh), text(noteEn)))
                : new EditionWrite.Open(
                        restores,
                        false,
                        new Bilingual("恢复第" + restores + "版", "Version " + restores + " restored"),
                        new Bilingual("恢复第" + restores + "版的内容", "Brings back what version " + restores + " says"));
    }

    EditionWrite.Step step() {
        return new EditionWrite.Step(date(commentsUntil), comment, documentNo, date(effectiveFrom), reason);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }

    /** What is no date counts as none; the rule that needs one says so. */
    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
