package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.chengxin.ledger.seal.Suite;
import org.junit.jupiter.api.Test;

/** What goes in comes out, bit by bit, over each of the three ways into the log. */
class StoredBytesTest {

    private final StoreDatabase database = StoreDatabase.fresh();

    private static final List<String> IDS = List.of(
            "6f9619ff-8b86-d011-b42d-00c04fc964ff",
            "6F9619FF-8B86-D011-B42D-00C04FC964FF",
            "6f9619ff8b86d011b42d00c04fc964ff",
            "6f9619ff-8b86-d011-b42d-00c04fc964f",
            "6f9619ff-8b86-d011-b42d-00c04fc964fg",
            "00000000-0000-0000-0000-000000000000",
            "ffffffff-ffff-ffff-ffff-ffffffffffff",
            "1-1-1-1-1",
            "fifteen-letters",
            "fourteen-chars",
            "sixteen-letters!",
            "x",
            "",
            "ÿÿ",
            "第十五个事件的号",
            "𠮷𠮷𠮷𠮷",
            "𠮷".repeat(256));

    @Test
    void eventIdsInAllSpellingsComeBackAsTheyWere() {
        List<NewEvent> events = IntStream.range(0, IDS.size())
                .mapToObj(i -> StoreSamples.event(IDS.get(i), "a", i))
                .toList();
        SealedLog log = log();
        storedInAllWays(events).forEach(stored -> assertThat(stored).isEqualTo(shown(events)));
        for (int i = 0; i < IDS.size(); i++) {
            assertThat(log.find(IDS.get(i))).map(StoredEvent::sequence).contains((long) i);
            assertThat(log.of(IDS.get(i))).hasValue(i + 1L);
        }
    }

    @Property
    void noTwoIdsHaveTheSameBytes(@ForAll String one, @ForAll String other) {
        String first = wellFormed(one);
        String second = wellFormed(other);
        assertThat(EventIds.ofBytes(EventIds.toBytes(first))).isEqualTo(first);
        assertThat(java.util.Arrays.equals(EventIds.toBytes(first), EventIds.toBytes(second)))
                .isEqualTo(first.equals(second));
    }

    @Test
    void momentsComeBackToTheMicrosecond() {
        List<Long> moments = List.of(
                0L,
                1L,
                -1L,
                -62_135_596_800_000_000L,
                253_402_300_799_999_999L,
                1_780_000_000_123_456L,
                Long.MIN_VALUE,
                Long.MAX_VALUE);
        List<NewEvent> events = new ArrayList<>();
        for (long moment : moments) {
            NewEvent event = StoreSamples.event("a", events.size());
            events.add(new NewEvent(
                    event.eventId(), event.name(), event.subjectId(), event.sequence(), moment, event.bytes()));
        }
        storedInAllWays(events).forEach(stored -> assertThat(stored).isEqualTo(shown(events)));
    }

    @Test
    void payloadsOfAllSizesComeBack() {
        List<NewEvent> events = new ArrayList<>();
        for (int length : List.of(0, 1, 65_534, 65_535, 65_536, 1 << 20)) {
            events.add(StoreSamples.event("of-" + length, "a", events.size(), StoreSamples.bytes(length, length)));
        }
        storedInAllWays(events).forEach(stored -> assertThat(stored).isEqualTo(shown(events)));
    }

    @Test
    void textsOfAllPlanesComeBack() {
        List<NewEvent> events = List.of(
                named("𠮷野家有限公司", new EventName("种类", "事件.发生", "一")),
                named("á ñ ü \u200f \uFEFF \n\t\\ ' \" $1 {}", new EventName("", "a", "")),
                named("e\u0301 is not é", new EventName("\\N", "\\.", "null")),
                named("字".repeat(341), StoreSamples.NAME));
        storedInAllWays(events).forEach(stored -> assertThat(stored).isEqualTo(shown(events)));
        assertThat(log().ofSubject("𠮷野家有限公司", 0, 10)).hasSize(1);
        assertThat(log().lastSequence("𠮷野家有限公司")).hasValue(0);
        assertThat(log().lastSequence("é is not é")).isEmpty();
    }

    @Test
    void textsThatNoDatabaseOrLeafCanHoldAreRefusedBeforeTheyWait() {
        try (Sequencer sequencer = new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {})) {
            for (String bad : List.of("\0", "a\0b", "\ud842", "字".repeat(342))) {
                assertThatThrownBy(() -> sequencer.append(List.of(StoreSamples.event("id", bad, 0))))
                        .as(bad)
                        .isInstanceOf(IllegalArgumentException.class);
                assertThatThrownBy(() -> sequencer.append(List.of(StoreSamples.event(bad, "a", 0))))
                        .as(bad)
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        assertThat(WholeLog.sound(database).events).isEmpty();
    }

    private static NewEvent named(String subjectId, EventName name) {
        NewEvent event = StoreSamples.event(subjectId, 0);
        return new NewEvent(event.eventId(), name, subjectId, 0, event.recordedAtMicros(), event.bytes());
    }

    /** The same events by the statement for one, the statement for some and COPY, each into a database of its own. */
    private List<List<String>> storedInAllWays(List<NewEvent> events) {
        List<NewEvent> copied = new ArrayList<>(events);
        copied.addAll(StoreSamples.events("filler", 0, BatchInsert.COPY_EVENTS_MIN));
        List<List<NewEvent>> singly = events.stream().map(List::of).toList();
        return List.of(
                stored(database, singly, events.size()),
                stored(StoreDatabase.fresh(), List.of(events), events.size()),
                stored(StoreDatabase.fresh(), List.of(copied), events.size()));
    }

    private static List<String> stored(StoreDatabase into, List<List<NewEvent>> appends, int count) {
        try (Sequencer sequencer = new Sequencer(into::connect, Suite.INTL, new AppendGate(), () -> {})) {
            appends.forEach(sequencer::append);
        }
        return WholeLog.sound(into).events.stream()
                .limit(count)
                .map(e -> shown(new NewEvent(
                        e.eventId(), e.name(), e.subjectId(), e.sequence(), e.recordedAtMicros(), e.bytes())))
                .toList();
    }

    private static List<String> shown(List<NewEvent> events) {
        return events.stream().map(StoredBytesTest::shown).toList();
    }

    private static String shown(NewEvent event) {
        return String.join(
                "|",
                event.eventId(),
                event.name().toString(),
                event.subjectId(),
                Long.toString(event.sequence()),
                Long.toString(event.recordedAtMicros()),
                hash(event.bytes().payload()),
                hash(event.bytes().metadata()),
                hash(event.bytes().salt()));
    }

    private static String hash(byte[] bytes) {
        return bytes.length + ":" + Suite.INTL.hasher().leaf(bytes).hex();
    }

    private static String wellFormed(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    }

    private SealedLog log() {
        return new SealedLog(database.dataSource(), Suite.INTL);
    }
}
