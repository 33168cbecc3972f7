package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.HashSource;
import org.chengxin.ledger.seal.Suite;

/** Reads the log: events by position, by subject, by id, and the tree over them. Thread-safe. */
public final class SealedLog implements Positions {

    private final DataSource dataSource;
    private final Suite suite;

    public SealedLog(DataSource dataSource, Suite suite) {
        this.dataSource = dataSource;
        this.suite = suite;
    }

    /** The suite whose hashes the log is made of. */
    public Suite suite() {
        return suite;
    }

    @Override
    public long head() {
        return reading((connection, rows) -> rows.size());
    }

    /** At most {@code eventsMax} events from {@code fromPosition} on, in order. */
    public List<StoredEvent> read(long fromPosition, int eventsMax) {
        return pages().read(fromPosition, eventsMax);
    }

    /** The same for one reader that asks for page after page in one go: it asks for the names of types once. */
    public Pages pages() {
        EventNames names = new EventNames();
        return (fromPosition, eventsMax) -> reading((connection, rows) -> rows.from(fromPosition, eventsMax, names));
    }

    /** Reads page after page; for one thread. */
    @FunctionalInterface
    public interface Pages {

        /** At most {@code eventsMax} events from {@code fromPosition} on, in order. */
        List<StoredEvent> read(long fromPosition, int eventsMax);
    }

    public Optional<StoredEvent> find(String eventId) {
        return reading((connection, rows) ->
                rows.byIds(new byte[][] {EventIds.toBytes(eventId)}).stream().findFirst());
    }

    /** At most {@code eventsMax} events of a subject from {@code fromSequence} on, in order. */
    public List<StoredEvent> ofSubject(String subjectId, long fromSequence, int eventsMax) {
        return reading((connection, rows) -> rows.ofSubject(subjectId, fromSequence, eventsMax));
    }

    /** The last sequence of a subject; empty if it has no events. */
    public OptionalLong lastSequence(String subjectId) {
        return number(
                "select max(sequence) from ledger.event where subject_id = ?",
                s -> s.setBytes(1, SubjectIds.toBytes(subjectId)));
    }

    /** The first event recorded at or after a moment; empty if there is none. */
    public OptionalLong firstSince(long recordedAtMicros) {
        return number(
                "select position from ledger.event where recorded_at >= ? order by position limit 1",
                s -> s.setLong(1, recordedAtMicros));
    }

    /** The tree over the first {@code size} events. Reads a few hundred hashes, whatever the size. */
    public Frontier frontier(long size) {
        return reading((connection, rows) -> new StoredTree(connection).frontier(size, suite.hasher()));
    }

    /** Roots of complete subtrees, for proofs and tiles: one question to the database for each read. */
    public HashSource hashes() {
        return nodes -> reading((connection, rows) -> new StoredTree(connection).read(nodes, suite.hasher()));
    }

    /** Every kind of event that the log has ever held. */
    public List<EventName> names() {
        return reading((connection, rows) -> {
            List<EventName> names = new ArrayList<>();
            try (PreparedStatement statement = connection.prepareStatement(
                            "select kind, type, revision from ledger.event_type order by id");
                    ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    names.add(new EventName(row.getString(1), row.getString(2), row.getString(3)));
                }
            }
            return names;
        });
    }

    @Override
    public OptionalLong of(String eventId) {
        return number(
                "select position from ledger.event where event_id = ?", s -> s.setBytes(1, EventIds.toBytes(eventId)));
    }

    @Override
    public Map<String, Long> of(Collection<String> eventIds) {
        return reading((connection, rows) -> {
            Map<String, Long> positions = new HashMap<>();
            try (PreparedStatement statement = connection.prepareStatement(
                    "select event_id, position from ledger.event where event_id = any (?)")) {
                byte[][] ids = eventIds.stream().map(EventIds::toBytes).toArray(byte[][]::new);
                statement.setArray(1, connection.createArrayOf("bytea", ids));
                try (ResultSet row = statement.executeQuery()) {
                    while (row.next()) {
                        positions.put(EventIds.ofBytes(row.getBytes(1)), row.getLong(2));
                    }
                }
            }
            return positions;
        });
    }

    private OptionalLong number(String sql, Binding binding) {
        return reading((connection, rows) -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                binding.bind(statement);
                try (ResultSet row = statement.executeQuery()) {
                    if (!row.next()) {
                        return OptionalLong.empty();
                    }
                    long number = row.getLong(1);
                    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
                }
            }
        });
    }

    private <T> T reading(Question<T> question) {
        try (Connection connection = dataSource.getConnection()) {
            return question.ask(connection, new LogRows(connection));
        } catch (SQLException e) {
            throw new StoreException("the log cannot be read", e);
        }
    }

    private interface Question<T> {
        T ask(Connection connection, LogRows rows) throws SQLException;
    }

    private interface Binding {
        void bind(PreparedStatement statement) throws SQLException;
    }
}
