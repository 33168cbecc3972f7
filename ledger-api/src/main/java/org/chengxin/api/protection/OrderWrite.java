package org.chengxin.api.protection;

import java.util.List;
import java.util.Objects;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;

/**
 * What every order says beside its ground, as it is written over the API.
 *
 * @param legalBasis may be left out where the ground is a case of article 47, which is named by itself then
 */
record OrderWrite(
        @Nullable String reason,
        @Nullable List<LegalBasis> legalBasis,
        @Nullable DocumentRef document) {

    private static final int REASON_MAX_CHARACTERS = 2000;

    Act act(Actor actor) {
        return new Act(actor, reason(reason), Objects.requireNonNullElse(legalBasis, List.of()), document);
    }

    /** The reason as personal text: it usually names the person. */
    static @Nullable PersonalText reason(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (text.length() > REASON_MAX_CHARACTERS) {
            throw new ProblemException(Problems.invalid(
                    "/reason",
                    "R-LENGTH",
                    new Bilingual(
                            "最多" + REASON_MAX_CHARACTERS + "个字符，实为" + text.length() + "个",
                            "At most " + REASON_MAX_CHARACTERS + " characters, found " + text.length())));
        }
        return new PersonalText(text.strip());
    }
}
