package org.chengxin.ledger.credit;

import java.util.List;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances every event carries: who did it, why, on what basis and by which document.
 *
 * @param reason free text, so treated as personal; absent for a first recording, whose reason is the fact itself
 */
public record Act(
        Actor actor,
        @Nullable PersonalText reason,
        List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    public Act {
        legalBasis = List.copyOf(legalBasis);
    }

    public static Act of(Actor actor) {
        return new Act(actor, null, List.of(), null);
    }

    /** What is left when the personal data of the archive is erased. */
    public Act withoutPersonal() {
        return new Act(
                actor,
                reason == null ? null : PersonalText.erased(),
                legalBasis,
                document == null ? null : document.withoutPersonal());
    }
}
