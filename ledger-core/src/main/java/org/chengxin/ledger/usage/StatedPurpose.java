package org.chengxin.ledger.usage;

import org.jspecify.annotations.Nullable;

/**
 * Why somebody says to be looking.
 *
 * @param code as it was sent; absent or blank if nothing was said
 * @param reference number of the document or project behind it, as it was sent
 */
public record StatedPurpose(@Nullable String code, @Nullable String reference) {

    public static final StatedPurpose NONE = new StatedPurpose(null, null);

    /** Whether there is a reference: nobody knows what somebody puts into it. */
    @Override
    public String toString() {
        return "StatedPurpose[" + (code == null ? "none" : "stated") + "]";
    }
}
