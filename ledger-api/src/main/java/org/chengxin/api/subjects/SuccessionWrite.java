package org.chengxin.api.subjects;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.SuccessionKind;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;

/** What became of a body, as it is written over the API. */
public record SuccessionWrite(
        @Nullable SuccessionKind kind,
        @Nullable LocalDate effectiveOn,
        @Nullable String newName,
        @Nullable List<Heir> successors,
        @Nullable String reason,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    /**
     * A body that takes over.
     *
     * @param identifier unified social credit code of the body, or the local code of one that has none
     * @param types codes of the record types it answers for from now on; left out for all that nobody else does
     */
    public record Heir(
            @Nullable String identifier, @Nullable List<String> types) {}

    List<Heir> heirs() {
        return Objects.requireNonNullElse(successors, List.of());
    }

    Act act(Actor actor) {
        return new Act(
                actor,
                reason == null || reason.isBlank() ? null : new PersonalText(reason.strip()),
                Objects.requireNonNullElse(legalBasis, List.of()),
                document);
    }

    /** The kind only: the reason may be personal. */
    @Override
    public String toString() {
        return "SuccessionWrite[" + kind + "]";
    }
}
