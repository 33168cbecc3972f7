package org.chengxin.ledger.credit;

import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * Why something may not happen: an ordinary answer, not an exception.
 *
 * @param rule stable id of the rule, documented in the README
 * @param kind how a caller should take it
 * @param pointer the field it is about, RFC 6901 into the record as written; absent when it is about the whole
 * @param basis the law behind the rule, absent only before the rulebook has put in what the catalogue names for the rule
 * @param message what was expected, what was found and what to do
 */
public record Refusal(
        String rule,
        Kind kind,
        @Nullable String pointer,
        @Nullable LegalBasis basis,
        Bilingual message) {

    /** The same, on this basis if it names none itself. */
    public Refusal foundedOn(LegalBasis otherwise) {
        return basis == null ? new Refusal(rule, kind, pointer, otherwise, message) : this;
    }

    /** How a caller should take a refusal. */
    public enum Kind {
        /** The request is wrong in itself: mend it and send it again. */
        INVALID,
        /** The caller may not do this. */
        FORBIDDEN,
        /** It contradicts what is already recorded. */
        CONFLICT,
        /** What it speaks of does not exist. */
        UNKNOWN
    }
}
