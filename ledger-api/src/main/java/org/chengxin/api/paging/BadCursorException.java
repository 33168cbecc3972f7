package org.chengxin.api.paging;

import org.jspecify.annotations.Nullable;

/** A cursor that no list of ours gave out. */
public final class BadCursorException extends RuntimeException {

    BadCursorException(@Nullable Throwable cause) {
        super("not a cursor of this service", cause);
    }
}
