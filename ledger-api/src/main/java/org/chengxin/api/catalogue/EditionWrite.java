package org.chengxin.api.catalogue;

import java.time.LocalDate;
import java.util.Objects;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Bilingual;
import org.jspecify.annotations.Nullable;

/** What is sent to make a version. */
final class EditionWrite {

    private EditionWrite() {}

    /**
     * Begins a draft.
     *
     * @param restores version whose files it brings back; absent to go on from the latest
     * @param shipped whether it takes the files that came with the running build
     */
    record Open(
            @Nullable Integer restores,
            @Nullable Boolean shipped,
            @Nullable Bilingual title,
            @Nullable Bilingual note) {}

    /**
     * A step; each takes what it needs.
     *
     * @param commentsUntil for {@code submit}: last day for comments
     * @param comment for {@code comment}
     * @param documentNo for {@code approve}: number of the decision
     * @param effectiveFrom for {@code publish}: first day in force
     * @param reason for {@code return} and {@code withdraw}
     */
    record Step(
            @Nullable LocalDate commentsUntil,
            @Nullable String comment,
            @Nullable String documentNo,
            @Nullable LocalDate effectiveFrom,
            @Nullable String reason) {

        static LocalDate needed(@Nullable LocalDate date, String pointer) {
            if (date == null) {
                throw new ProblemException(Problems.invalid(
                        pointer,
                        "R-DATE",
                        new Bilingual("缺少日期，应为 yyyy-MM-dd", "A date is missing; it is written yyyy-MM-dd")));
            }
            return date;
        }

        static String text(@Nullable String text) {
            return Objects.requireNonNullElse(text, "");
        }
    }
}
