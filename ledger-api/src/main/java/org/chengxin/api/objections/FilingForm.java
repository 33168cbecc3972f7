package org.chengxin.api.objections;

import java.util.List;
import org.chengxin.api.objections.ObjectionWrite.ClaimWrite;
import org.jspecify.annotations.Nullable;

/** What somebody filled in to object to a record. Everything may be missing. */
public record FilingForm(
        @Nullable String ground,
        @Nullable String pointer,
        @Nullable String value,
        @Nullable String reason) {

    static final FilingForm EMPTY = new FilingForm(null, null, null, null);

    ObjectionWrite write() {
        boolean named = pointer != null && !pointer.isBlank();
        return new ObjectionWrite(
                ground, named ? List.of(new ClaimWrite(pointer, value)) : List.of(), List.of(), reason);
    }

    /** The ground only: the rest may be personal. */
    @Override
    public String toString() {
        return "FilingForm[" + ground + "]";
    }
}
