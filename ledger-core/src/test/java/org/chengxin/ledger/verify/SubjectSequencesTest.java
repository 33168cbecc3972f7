package org.chengxin.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Numbers of events per subject, with room for few subjects, against a map that has room for all. */
class SubjectSequencesTest {

    @Property(tries = 200)
    void findsWhatATableWithoutBoundFinds(
            @ForAll @IntRange(min = 1, max = 40) int subjects,
            @ForAll @IntRange(min = 1, max = 8) int room,
            @ForAll boolean fromTheStart,
            @ForAll long seed) {
        Random random = new Random(seed);
        Map<Long, Long> next = new HashMap<>();
        List<Long> expected = new ArrayList<>();
        List<Long> found = new ArrayList<>();
        try (SubjectSequences sequences = new SubjectSequences(room, fromTheStart)) {
            for (long position = 1; position <= 300; position++) {
                long print = 1 + random.nextInt(subjects);
                long due = next.getOrDefault(print, 0L);
                long sequence = random.nextInt(20) == 0 ? due + random.nextInt(3) : due;
                boolean right = next.containsKey(print) ? sequence == due : sequence == 0 || !fromTheStart;
                if (!right) {
                    expected.add(position);
                }
                next.put(print, sequence + 1);
                sequences.next(print, sequence, position, found::add);
            }
            sequences.finish(found::add);
        }
        assertThat(new TreeSet<>(found)).isEqualTo(new TreeSet<>(expected));
        assertThat(found).hasSameSizeAs(expected);
    }

    @Test
    void aTableGrowsWithoutForgetting() {
        SequenceTable table = new SequenceTable(1 << 20);
        for (long print = 1; print <= 50_000; print++) {
            table.expect(print * 0x9E3779B97F4A7C15L, print);
        }
        for (long print = 1; print <= 50_000; print++) {
            assertThat(table.expected(print * 0x9E3779B97F4A7C15L)).isEqualTo(print);
        }
        assertThat(table.expected(7)).isEqualTo(SequenceTable.UNKNOWN);
    }
}
