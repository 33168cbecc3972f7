package org.chengxin.api.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.chengxin.api.crash.Finding.Kind;
import org.junit.jupiter.api.Test;

/** A check that finds nothing must have been able to find something: each kind of fault, put in by hand. */
class LogCheckTest {

    private static final int COMMANDS = 300;
    private static final HexFormat HEX = HexFormat.of();

    private final List<StoredRow> rows = new ArrayList<>();
    private final List<Receipt> told = new ArrayList<>();
    private final Map<String, String> nodes = new HashMap<>();

    LogCheckTest() {
        GrowingTree tree = new GrowingTree();
        for (int number = 0; number < COMMANDS; number++) {
            String subject = "subject-" + number % 7;
            Command command = new Command("command-" + number, subject, number / 7 * 2, 2);
            for (int event = 0; event < command.events(); event++) {
                StoredRow row = row(rows.size() + 1, command, event);
                tree.append(row.leafHash());
                rows.add(event == 1 ? withHead(row, tree.root()) : row);
                told.add(new Receipt(command.id(), row.eventId(), row.position(), HEX.formatHex(row.leafHash())));
            }
        }
        for (int index = 0; index < rows.size() / 256; index++) {
            nodes.put("8/" + index, HEX.formatHex(NaiveTree.root(leaves(index * 256, index * 256 + 256))));
        }
    }

    @Test
    void aLogAsItShouldBeHasNoFault() {
        assertThat(check()).isEmpty();
    }

    @Test
    void anEventThatWasToldAndIsGoneIsLost() {
        told.add(new Receipt("command-x", "00000000-0000-0000-0000-000000000001", 601, "00"));

        assertThat(check()).containsExactly(Kind.LOST);
    }

    @Test
    void anEventThatStandsElsewhereThanWasToldHasMoved() {
        Receipt first = told.getFirst();
        told.set(0, new Receipt(first.commandId(), first.eventId(), 2, first.leafHash()));

        assertThat(check()).containsExactly(Kind.MOVED);
    }

    @Test
    void anEventWithAnotherLeafThanWasToldHasMoved() {
        Receipt first = told.getFirst();
        told.set(0, new Receipt(first.commandId(), first.eventId(), first.position(), "00"));

        assertThat(check()).containsExactly(Kind.MOVED);
    }

    @Test
    void anEventThatStandsTwiceIsFound() {
        Command again = Command.ofPayload(rows.getFirst().payload());
        rows.add(row(rows.size() + 1, again, 0));

        assertThat(check()).contains(Kind.TWICE);
    }

    @Test
    void aCommandOfWhichOnlyAPartIsThereIsFound() {
        rows.removeLast();

        assertThat(check()).contains(Kind.PARTIAL);
    }

    @Test
    void aMissingPositionIsFound() {
        rows.remove(100);

        assertThat(check()).contains(Kind.GAP);
    }

    @Test
    void aMissingNumberOfASubjectIsFound() {
        rows.remove(100);

        assertThat(check()).contains(Kind.SEQUENCE);
    }

    @Test
    void aChangedByteIsFoundInItsLeaf() {
        rows.get(17).metadata()[0] ^= 1;

        assertThat(check()).containsExactly(Kind.LEAF);
    }

    @Test
    void aHeadThatIsNotTheRootIsFound() {
        StoredRow row = rows.get(5);
        rows.set(5, withHead(row, new byte[32]));

        assertThat(check()).containsExactly(Kind.ROOT);
    }

    @Test
    void aBatchWithoutAHeadAtTheEndIsFound() {
        rows.set(rows.size() - 1, withHead(rows.getLast(), null));

        assertThat(check()).containsExactly(Kind.ROOT);
    }

    @Test
    void aMissingNodeIsFound() {
        nodes.remove("8/1");

        assertThat(check()).containsExactly(Kind.NODE);
    }

    @Test
    void aWrongNodeIsFound() {
        nodes.put("8/1", "00");

        assertThat(check()).containsExactly(Kind.NODE);
    }

    private List<Kind> check() {
        Map<String, StoredRow> byEventId = new HashMap<>();
        rows.forEach(row -> byEventId.put(row.eventId(), row));
        return LogCheck.of(new StoredLog(rows, byEventId, nodes), told).stream()
                .map(Finding::kind)
                .toList();
    }

    private List<byte[]> leaves(int from, int to) {
        return rows.subList(from, to).stream().map(StoredRow::leafHash).toList();
    }

    private static StoredRow row(int position, Command command, int event) {
        byte[] payload = command.text().getBytes(StandardCharsets.US_ASCII);
        StoredRow row = new StoredRow(
                position,
                command.eventId(event),
                "kind",
                command.subjectId(),
                command.sequence() + event,
                1_000_000L * position,
                "type",
                "1",
                new byte[16],
                payload,
                new byte[] {'{', '}'},
                new byte[0],
                null);
        return with(row, row.computedLeaf(), null);
    }

    private static StoredRow withHead(StoredRow row, byte[] head) {
        return with(row, row.leafHash(), head);
    }

    private static StoredRow with(StoredRow row, byte[] leaf, byte[] head) {
        return new StoredRow(
                row.position(),
                row.eventId(),
                row.kind(),
                row.subjectId(),
                row.sequence(),
                row.recordedAtMicros(),
                row.type(),
                row.revision(),
                row.salt(),
                row.payload(),
                row.metadata(),
                leaf,
                head);
    }
}
