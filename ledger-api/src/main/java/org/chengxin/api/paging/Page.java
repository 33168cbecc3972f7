package org.chengxin.api.paging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor what to ask with for the next page; null on the last
 * @param position position up to which the view behind the list was built
 */
public record Page<T>(List<T> items, @Nullable String nextCursor, long position) {

    /**
     * Makes a page of rows fetched with one more than the limit, which tells whether there is more.
     *
     * @param key what the rows are ordered by
     */
    public static <R, T> Page<T> of(
            List<R> rows, int limit, ToLongFunction<R> key, Function<R, T> shape, long position) {
        return visible(rows, limit, key, row -> Optional.of(shape.apply(row)), position);
    }

    /** The same for rows some of which are not for this reader: a page may then be shorter than its limit. */
    public static <R, T> Page<T> visible(
            List<R> rows, int limit, ToLongFunction<R> key, Function<R, Optional<T>> shape, long position) {
        boolean more = rows.size() > limit;
        List<R> read = more ? rows.subList(0, limit) : rows;
        return new Page<>(
                read.stream().map(shape).flatMap(Optional::stream).toList(),
                more ? Cursor.at(key.applyAsLong(read.getLast())) : null,
                position);
    }
}
