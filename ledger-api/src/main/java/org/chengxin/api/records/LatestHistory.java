package org.chengxin.api.records;

import java.util.List;
import org.chengxin.api.paging.Page;
import org.chengxin.api.web.Show;

/**
 * The end of a history, newest first.
 *
 * @param earlier whether there are events before these
 */
public record LatestHistory(List<HistoryLine> lines, boolean earlier) {

    /** Events shown of a history. */
    public static final int LINES_MAX = 50;

    /** The lines of a page that begins with the newest event. */
    public static LatestHistory of(Page<HistoryRead> newestFirst, Show show) {
        return new LatestHistory(
                newestFirst.items().stream()
                        .map(entry -> HistoryLine.of(entry, show))
                        .toList(),
                newestFirst.nextCursor() != null);
    }
}
