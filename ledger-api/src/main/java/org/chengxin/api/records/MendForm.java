package org.chengxin.api.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.RevocationGround;
import org.jspecify.annotations.Nullable;

/** What somebody filled in to correct, complete or revoke a record. Everything may be missing. */
public record MendForm(
        @Nullable String pointer,
        @Nullable List<String> value,
        @Nullable Boolean remove,
        @Nullable RevocationGround ground,
        @Nullable String reason,
        @Nullable String law,
        @Nullable String article,
        @Nullable String documentNo,
        @Nullable String documentTitle) {

    static final MendForm EMPTY = new MendForm(null, null, null, null, null, null, null, null, null);

    boolean takesAway() {
        return Boolean.TRUE.equals(remove);
    }

    List<String> values() {
        return Objects.requireNonNullElse(value, List.of());
    }

    MendWrite write(List<FieldValue> fields) {
        String lawTitle = filled(law);
        String number = filled(documentNo);
        return new MendWrite(
                fields,
                ground,
                filled(reason),
                lawTitle == null ? List.of() : List.of(new LegalBasis(lawTitle, filled(article))),
                number == null ? null : new DocumentRef(number, filled(documentTitle)));
    }

    /** What every act must be accounted for with and is not; the same the ledger asks for, all at once. */
    List<FormError> missing(UnaryOperator<String> text) {
        List<FormError> errors = new ArrayList<>();
        if (filled(reason) == null) {
            errors.add(new FormError("reason", text.apply("mend.missing.reason")));
        }
        if (filled(law) == null) {
            errors.add(new FormError("law", text.apply("mend.missing.law")));
        }
        if (filled(documentNo) == null) {
            errors.add(new FormError("documentNo", text.apply("mend.missing.documentNo")));
        }
        return errors;
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The pointer only: the rest may be personal. */
    @Override
    public String toString() {
        return "MendForm[" + pointer + "]";
    }
}
