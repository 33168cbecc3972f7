package org.chengxin.api.protection;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chengxin.api.records.FormError;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.DocumentRef;
import org.jspecify.annotations.Nullable;

/**
 * What somebody filled in to order, confirm or decline. Everything may be missing.
 *
 * @param ground name of the ground chosen
 * @param understood whether the consequences were read before confirming
 */
public record OrderForm(
        @Nullable String ground,
        @Nullable String reason,
        @Nullable String law,
        @Nullable String article,
        @Nullable String documentNo,
        @Nullable String documentTitle,
        @Nullable Boolean understood) {

    static final OrderForm EMPTY = new OrderForm(null, null, null, null, null, null, null);

    /** The ground among those there are; absent if none was chosen, or one that does not exist. */
    <G extends Enum<G>> @Nullable G groundAmong(G[] grounds) {
        for (G known : grounds) {
            if (known.name().equals(ground)) {
                return known;
            }
        }
        return null;
    }

    List<LegalBasis> legalBasis() {
        String title = filled(law);
        return title == null ? List.of() : List.of(new LegalBasis(title, filled(article)));
    }

    @Nullable
    DocumentRef document() {
        String number = filled(documentNo);
        return number == null ? null : new DocumentRef(number, filled(documentTitle));
    }

    /** What an order must be accounted for with and is not, all at once; the law is left to the rules, which know the ground. */
    List<FormError> missing(UnaryOperator<String> text) {
        List<FormError> errors = new ArrayList<>();
        if (filled(reason) == null) {
            errors.add(new FormError("reason", text.apply("mend.missing.reason")));
        }
        if (document() == null) {
            errors.add(new FormError("documentNo", text.apply("mend.missing.documentNo")));
        }
        return errors;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The ground only: the rest may be personal. */
    @Override
    public String toString() {
        return "OrderForm[" + ground + "]";
    }
}
