package org.chengxin.api.records;

import java.util.List;
import org.chengxin.api.web.Show;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One event of a history, ready to be read on a page. */
public record HistoryLine(HistoryRead entry, List<ChangeText> changes) {

    /** A field before and after, as text; absent where there was nothing. */
    public record ChangeText(
            String label, @Nullable String before, @Nullable String after) {}

    /**
     * The line as a reader of {@code show}'s language reads it.
     *
     * @param entry as the reader may see it
     */
    public static HistoryLine of(HistoryRead entry, Show show) {
        return new HistoryLine(
                entry,
                entry.changes().stream()
                        .map(change -> new ChangeText(
                                show.label(entry.type(), change.pointer()),
                                text(change.before(), show),
                                text(change.after(), show)))
                        .toList());
    }

    private static @Nullable String text(@Nullable JsonNode node, Show show) {
        return node == null || node.isNull() ? null : show.value(node);
    }
}
