package org.chengxin.ledger.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What differs, by topic: all of it is counted, the first of each topic are kept. */
final class Differences {

    /** Differences of one topic that are kept. */
    static final int KEPT_MAX = 1000;

    private final Map<Topic, List<Difference>> kept = new EnumMap<>(Topic.class);
    private final Map<Topic, Long> counts = new EnumMap<>(Topic.class);

    void add(Topic topic, Difference difference) {
        counts.merge(topic, 1L, Long::sum);
        List<Difference> list = kept.computeIfAbsent(topic, t -> new ArrayList<>());
        if (list.size() < KEPT_MAX) {
            list.add(difference);
        }
    }

    /** Counts {@code more} without keeping them. */
    void addMore(Topic topic, long more) {
        counts.merge(topic, more, Long::sum);
    }

    long count(Topic topic) {
        return counts.getOrDefault(topic, 0L);
    }

    /** By position. */
    List<Difference> of(Topic topic) {
        return kept.getOrDefault(topic, List.of()).stream()
                .sorted(Difference.BY_POSITION)
                .toList();
    }

    Difference first(Topic topic) {
        return Objects.requireNonNull(of(topic).getFirst());
    }
}
