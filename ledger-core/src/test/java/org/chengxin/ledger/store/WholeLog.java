package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.Suite;

/** All that is stored, read once and judged: one order without gaps, every leaf and node recomputed, every head the root. */
final class WholeLog {

    private static final int PAGE_EVENTS = 10_000;

    final List<StoredEvent> events;
    final LevelledTree tree;

    private WholeLog(List<StoredEvent> events, LevelledTree tree) {
        this.events = events;
        this.tree = tree;
    }

    /** Fails unless the log is whole and sealed. */
    static WholeLog sound(StoreDatabase database) {
        List<StoredEvent> events = read(new SealedLog(database.dataSource(), Suite.INTL));
        assertThat(events.stream().map(StoredEvent::position).toList())
                .as("positions")
                .isEqualTo(IntStream.rangeClosed(1, events.size())
                        .mapToObj(i -> (long) i)
                        .toList());
        Set<String> ids = new HashSet<>();
        Set<SubjectPlace> places = new HashSet<>();
        for (StoredEvent event : events) {
            assertThat(ids.add(event.eventId())).as("id occurs once").isTrue();
            assertThat(places.add(new SubjectPlace(event.subjectId(), event.sequence())))
                    .as("place is taken once")
                    .isTrue();
            assertThat(event.leafHash())
                    .isEqualTo(
                            LevelledTree.leaf(event.entry(Suite.INTL.hasher()).encode()));
            assertThat(event.fieldSums()).isEqualTo(event.sums());
        }
        LevelledTree tree =
                new LevelledTree(events.stream().map(StoredEvent::leafHash).toList());
        for (StoredEvent event : events) {
            if (event.treeHead() != null) {
                assertThat(event.treeHead()).as("head at %s", event.position()).isEqualTo(tree.root((int)
                        event.position()));
            }
        }
        if (!events.isEmpty()) {
            assertThat(events.getLast().treeHead())
                    .as("the log ends with a head")
                    .isNotNull();
        }
        assertThat(nodes(database)).isEqualTo(expectedNodes(tree));
        return new WholeLog(events, tree);
    }

    List<String> ids() {
        return events.stream().map(StoredEvent::eventId).toList();
    }

    List<Long> sequencesOf(String subjectId) {
        return events.stream()
                .filter(event -> event.subjectId().equals(subjectId))
                .map(StoredEvent::sequence)
                .toList();
    }

    /** How many transactions wrote the log: each ends with a head. */
    long batches() {
        return events.stream().filter(event -> event.treeHead() != null).count();
    }

    private static List<StoredEvent> read(SealedLog log) {
        List<StoredEvent> events = new ArrayList<>();
        while (true) {
            List<StoredEvent> page = log.read(events.size() + 1L, PAGE_EVENTS);
            events.addAll(page);
            if (page.size() < PAGE_EVENTS) {
                return events;
            }
        }
    }

    private static List<Placed.Node> nodes(StoreDatabase database) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select level, index, hash from ledger.node order by level, index")) {
            List<Placed.Node> nodes = new ArrayList<>();
            while (row.next()) {
                nodes.add(new Placed.Node(row.getInt(1), row.getLong(2), Hash.of(row.getBytes(3))));
            }
            return nodes;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Placed.Node> expectedNodes(LevelledTree tree) {
        List<Placed.Node> nodes = new ArrayList<>();
        for (int level = 8; !tree.level(level).isEmpty(); level += 8) {
            List<Hash> hashes = tree.level(level);
            for (int i = 0; i < hashes.size(); i++) {
                nodes.add(new Placed.Node(level, i, hashes.get(i)));
            }
        }
        return nodes;
    }
}
