package org.chengxin.api.records;

import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;

/**
 * A correction, supplement or revocation as it is written over the API.
 *
 * @param values the fields and what they should say; not for a revocation
 * @param ground why; only for a revocation
 */
public record MendWrite(
        @Nullable List<FieldValue> values,
        @Nullable RevocationGround ground,
        @Nullable String reason,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    List<FieldValue> fields() {
        return Objects.requireNonNullElse(values, List.of());
    }

    Act act(Actor actor) {
        return new Act(
                actor,
                reason == null || reason.isBlank() ? null : new PersonalText(reason),
                Objects.requireNonNullElse(legalBasis, List.of()),
                document);
    }
}
