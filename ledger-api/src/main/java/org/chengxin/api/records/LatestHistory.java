package org.chengxin.api.records;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.web.Show;

/**
 * The end of a history, newest first. Histories are kept and read from their beginning, so this walks through all of it
 * and keeps the last part; memory stays flat, time grows with the history.
 *
 * @param earlier how many visible events came before these
 */
public record LatestHistory(List<HistoryLine> lines, long earlier) {

    /** Events shown of a history. */
    private static final int LINES_MAX = 50;

    /**
     * Reads to the end.
     *
     * @param pages gives the page after a position, with {@link Cursor#PAGE_ROWS_MAX} rows
     */
    public static LatestHistory of(LongFunction<Page<HistoryRead>> pages, Show show) {
        Deque<HistoryRead> latest = new ArrayDeque<>();
        long seen = 0;
        Page<HistoryRead> page = pages.apply(0);
        while (true) {
            for (HistoryRead entry : page.items()) {
                latest.addFirst(entry);
                if (latest.size() > LINES_MAX) {
                    latest.removeLast();
                }
            }
            seen += page.items().size();
            if (page.nextCursor() == null) {
                return new LatestHistory(
                        latest.stream()
                                .map(entry -> HistoryLine.of(entry, show))
                                .toList(),
                        seen - latest.size());
            }
            page = pages.apply(Cursor.key(page.nextCursor(), 0));
        }
    }
}
