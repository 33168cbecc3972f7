package org.chengxin.api.paging;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Where a list goes on. Opaque to callers, so that what lists are ordered by may change. */
public final class Cursor {

    /** Rows on a page unless told otherwise. */
    public static final int PAGE_ROWS_DEFAULT = 50;

    /** Most rows on a page. */
    public static final int PAGE_ROWS_MAX = 500;

    private static final String PREFIX = "p";

    private Cursor() {}

    static String at(long key) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((PREFIX + key).getBytes(StandardCharsets.US_ASCII));
    }

    /** The key after which to go on; {@code start} without a cursor. */
    public static long key(@Nullable String cursor, long start) {
        if (cursor == null || cursor.isEmpty()) {
            return start;
        }
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
            if (text.startsWith(PREFIX)) {
                return Long.parseLong(text.substring(PREFIX.length()));
            }
        } catch (IllegalArgumentException e) {
            throw new BadCursorException(e);
        }
        throw new BadCursorException(null);
    }

    /** The number of rows asked for, within bounds. */
    public static int limit(@Nullable Integer asked) {
        return asked == null ? PAGE_ROWS_DEFAULT : Math.clamp(asked, 1, PAGE_ROWS_MAX);
    }
}
