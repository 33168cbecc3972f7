package org.chengxin.api.catalogue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.edition.Edition;
import org.chengxin.ledger.edition.EditionStage;
import org.chengxin.ledger.edition.Editions;
import org.jspecify.annotations.Nullable;

/**
 * A version of the catalogue.
 *
 * @param version number, counted from 1
 * @param basedOn the version it was made from; absent for the first
 * @param restores the version it brings back; absent unless it does
 * @param commentsUntil last day for comments
 * @param documentNo number of the decision that approved it
 * @param effectiveFrom first day in force
 * @param files names of its files
 * @param steps how it was made; empty for whoever is not to see who did
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EditionRead(
        int version,
        EditionStage stage,
        Bilingual title,
        Bilingual note,
        @Nullable Integer basedOn,
        @Nullable Integer restores,
        @Nullable LocalDate commentsUntil,
        @Nullable String documentNo,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate effectiveFrom,
        List<String> files,
        List<Step> steps) {

    /**
     * One step of the making.
     *
     * @param text the file written, the comment, the reason or the document number
     * @param account who did it; absent where the ledger itself did
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Step(
            Edition.Move move,
            @Nullable String text,
            @Nullable String account,
            @Nullable String role,
            Instant at) {

        static Step of(Edition.Step step) {
            return new Step(
                    step.move(),
                    step.text(),
                    step.actor() == null ? null : step.actor().account(),
                    step.actor() == null ? null : step.actor().role().name(),
                    step.at());
        }
    }

    static EditionRead of(Editions editions, Edition e, LocalDate today, boolean withSteps) {
        return new EditionRead(
                e.number(),
                editions.stage(e, today),
                e.title(),
                e.note(),
                e.basedOn(),
                e.restores(),
                e.commentsUntil(),
                e.documentNo(),
                e.publishedOn(),
                e.effectiveFrom(),
                List.copyOf(e.texts().byName().keySet()),
                withSteps ? e.steps().stream().map(Step::of).toList() : List.of());
    }
}
