package org.chengxin.projections.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One of those that build a view: the whole of it, or one share of its subjects.
 *
 * @param segment takes the subjects whose hash leaves this when divided by {@code segments}
 */
record Line(View view, Target target, int segment, int segments) {

    /** Those of its subjects. The hash is the same on every machine. */
    List<LedgerEvent> of(List<LedgerEvent> events) {
        return segments == 1
                ? events
                : events.stream()
                        .filter(event -> hash(event.subjectId()) % segments == segment)
                        .toList();
    }

    private static long hash(String subjectId) {
        CRC32 crc = new CRC32();
        crc.update(subjectId.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }

    @Override
    public String toString() {
        return view.name() + (target == Target.NEXT ? " (next, " + (segment + 1) + " of " + segments + ")" : "");
    }
}
