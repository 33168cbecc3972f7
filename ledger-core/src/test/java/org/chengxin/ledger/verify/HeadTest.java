package org.chengxin.ledger.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.FieldSums;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.TreeHasher;
import org.junit.jupiter.api.Test;

/** The verifier's own reading of an entry against the kernel's. */
class HeadTest {

    private static final Hash PAYLOAD = Hash.ofHex("aa".repeat(32));
    private static final Hash METADATA = Hash.ofHex("bb".repeat(32));

    @Property(tries = 300)
    void aHeadMakesTheLeafOfItsEntryAndReadsBackWhatItSays(
            @ForAll long position,
            @ForAll long sequence,
            @ForAll long micros,
            @ForAll @StringLength(max = 40) String words) {
        String text = new String(
                words.getBytes(java.nio.charset.StandardCharsets.UTF_8), java.nio.charset.StandardCharsets.UTF_8);
        TreeHasher hasher = Suite.INTL.hasher();
        Entry entry =
                new Entry(position, text + 1, text + 2, text + 3, sequence, micros, text + 4, text, PAYLOAD, METADATA);

        Head head = Head.of(position, text + 1, text + 2, text + 3, sequence, micros, text + 4, text);

        assertThat(head.leaf(hasher, PAYLOAD, METADATA)).isEqualTo(entry.leaf(hasher));
        assertThat(Head.ofEntry(entry.encode()).raw()).isEqualTo(head.raw());
        assertThat(FieldSums.ofHead(head.raw(), new byte[] {1}, new byte[] {2}))
                .isEqualTo(FieldSums.of(
                        text + 1, text + 2, text + 3, sequence, micros, text + 4, text, new byte[] {1}, new byte[] {2
                        }));
        assertThat(head.position()).isEqualTo(position);
        assertThat(head.eventId()).isEqualTo(text + 1);
        assertThat(head.kind()).isEqualTo(text + 2);
        assertThat(head.subjectId()).isEqualTo(text + 3);
        assertThat(head.sequence()).isEqualTo(sequence);
        assertThat(head.recordedAtMicros()).isEqualTo(micros);
        assertThat(head.type()).isEqualTo(text + 4);
        assertThat(head.revision()).isEqualTo(text);
    }

    @Test
    void aHeadAtAnotherPositionIsThatOfTheSameEventThere() {
        assertThat(Head.of(7, "e", "k", "s", 0, 1, "t", "1").at(9).raw())
                .isEqualTo(Head.of(9, "e", "k", "s", 0, 1, "t", "1").raw());
    }

    @Test
    void aTextThatNoEntryCanHoldMakesAHeadThatFitsNoLeaf() {
        String long1 = "x".repeat(Entry.TEXT_BYTES_MAX + 100);
        assertThat(Head.of(1, long1, "k", "s", 0, 1, "t", "1").raw().length).isGreaterThan(Entry.TEXT_BYTES_MAX);
    }

    @Test
    void headsThatAreCutOrGoOnOrAreOfAnotherVersionAreRefused() {
        byte[] good = Head.of(7, "e", "k", "s", 0, 1, "t", "1").raw();
        byte[] otherVersion = good.clone();
        otherVersion[0] = 2;
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertThatThrownBy(() -> Head.read(otherVersion)).hasMessageContaining("version of a head must be 1, found 2");
        assertThatThrownBy(() -> Head.read(longer)).hasMessageContaining("found 1 more bytes");
        for (int length = 0; length < good.length; length++) {
            byte[] cut = Arrays.copyOf(good, length);
            assertThatThrownBy(() -> Head.read(cut)).isInstanceOf(MalformedException.class);
        }
    }

    @Test
    void equalSubjectsHaveEqualPrintsAndManyOthersHaveOthers() {
        long prints = java.util.stream.IntStream.range(0, 100_000)
                .mapToLong(i -> Head.of(i, "e", "k", "01J0000000000" + i, 0, 1, "t", "1")
                        .subjectPrint())
                .distinct()
                .count();
        assertThat(prints).isEqualTo(100_000);
        assertThat(Head.of(1, "e", "k", "s", 5, 1, "t", "1").subjectPrint())
                .isEqualTo(Head.of(2, "other", "kind", "s", 6, 2, "type", "1").subjectPrint());
    }
}
