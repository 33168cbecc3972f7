package org.chengxin.api.objections;

import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.Claim;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;

/**
 * An objection as it is written over the API.
 *
 * @param ground code of the catalogue's list
 * @param claims the fields that are disputed, where the ground asks for them
 */
public record ObjectionWrite(
        @Nullable String ground,
        @Nullable List<ClaimWrite> claims,
        @Nullable List<Attachment> evidence,
        @Nullable String reason) {

    /**
     * A field that is disputed.
     *
     * @param pointer RFC 6901 pointer into the record as it is read
     * @param value what it should read; absent for nothing
     */
    public record ClaimWrite(
            @Nullable String pointer, @Nullable String value) {

        Claim claim() {
            return new Claim(
                    Objects.requireNonNullElse(pointer, ""),
                    value == null || value.isEmpty() ? null : new PersonalText(value));
        }

        /** The pointer only: the value may be personal. */
        @Override
        public String toString() {
            return "ClaimWrite[" + pointer + "]";
        }
    }

    List<Claim> asClaims() {
        return Objects.requireNonNullElse(claims, List.<ClaimWrite>of()).stream()
                .map(ClaimWrite::claim)
                .toList();
    }

    List<Attachment> files() {
        return Objects.requireNonNullElse(evidence, List.of());
    }

    Act act(Actor actor) {
        return new Act(actor, StepWrite.text(reason), List.of(), null);
    }

    /** The ground only: the rest may be personal. */
    @Override
    public String toString() {
        return "ObjectionWrite[" + ground + "]";
    }
}
