package org.chengxin.api.repairs;

import org.jspecify.annotations.Nullable;

/** What somebody filled in to order a shield. Everything may be missing. */
public record ShieldForm(
        @Nullable String until,
        @Nullable String reason,
        @Nullable String law,
        @Nullable String article,
        @Nullable String documentNo,
        @Nullable String documentTitle) {

    static final ShieldForm EMPTY = new ShieldForm(null, null, null, null, null, null);

    ShieldWrite write() {
        return new ShieldWrite(
                FormText.day(until),
                FormText.filled(reason),
                FormText.bases(law, article),
                FormText.document(documentNo, documentTitle));
    }

    /** The day only: the rest may be personal. */
    @Override
    public String toString() {
        return "ShieldForm[" + until + "]";
    }
}
