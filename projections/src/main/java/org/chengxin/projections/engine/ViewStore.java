package org.chengxin.projections.engine;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/** The statements about {@code projection.position} and {@code projection.dead_letter}, and about whole sets of tables. */
final class ViewStore {

    /** The lock is what keeps two nodes from building the same rows; whoever comes second goes on to something else. */
    private static final String TAKE = """
            select p.position, p.definition, set_config('search_path', ?, true), set_config('synchronous_commit', ?, true),
                   array(select distinct d.subject_id from projection.dead_letter d
                          where d.view = p.view and d.target = p.target)
              from projection.position p
             where p.view = ? and p.target = ? and p.segment = ? and p.segments = ?
               for update of p %s
            """;

    private static final String TAKE_IF_FREE = TAKE.formatted("skip locked");
    private static final String TAKE_IN_TURN = TAKE.formatted("");

    private static final String POSITIONS = "select * from projection.position order by view, target, segment";

    private static final String LETTERS = """
            select d.view, d.subject_id, min(d.position) as first, count(*) as events,
                   (array_agg(d.reason order by d.position))[1] as reason,
                   min(d.parked_at) as parked_at, max(d.attempts) as attempts
              from projection.dead_letter d
             where d.target = 'LIVE' and d.view = any (?)
             group by d.view, d.subject_id order by d.view, first limit ?
            """;

    private static final RowMapper<Stand> STAND = (row, n) -> new Stand(
            row.getString("view"),
            Target.valueOf(row.getString("target")),
            row.getInt("segment"),
            row.getInt("segments"),
            row.getInt("definition"),
            row.getLong("position"),
            row.getTimestamp("began_at").toInstant());

    private final JdbcTemplate jdbc;

    ViewStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A row of {@code projection.position}. */
    record Stand(
            String view, Target target, int segment, int segments, int definition, long position, Instant beganAt) {}

    /**
     * A line whose row is locked until the transaction ends.
     *
     * @param parked subjects whose events wait
     */
    record Held(long position, int definition, Set<String> parked) {}

    /** Locks the row of a line and sets the tables; empty if somebody else has it or there is none. */
    Optional<Held> take(Line line) {
        return take(TAKE_IF_FREE, line, line.view().outlivesItself());
    }

    /** The same, but waits for whoever has it; what is written then is on disk when it is committed. */
    Optional<Held> takeInTurn(Line line) {
        return take(TAKE_IN_TURN, line, true);
    }

    private Optional<Held> take(String sql, Line line, boolean synced) {
        return jdbc
                .query(
                        sql,
                        (row, n) -> new Held(row.getLong(1), row.getInt(2), texts(row, 5)),
                        line.target().searchPath(line.view()),
                        synced ? "on" : "off",
                        line.view().name(),
                        line.target().name(),
                        line.segment(),
                        line.segments())
                .stream()
                .findFirst();
    }

    private static Set<String> texts(ResultSet row, int column) throws SQLException {
        Array array = row.getArray(column);
        return Arrays.stream((String[]) array.getArray()).collect(Collectors.toSet());
    }

    void move(Line line, LedgerEvent last) {
        jdbc.update(
                "update projection.position set position = ?, event_id = ? where view = ? and target = ? and segment = ?",
                last.stamp().position(),
                last.stamp().eventId(),
                line.view().name(),
                line.target().name(),
                line.segment());
    }

    List<Stand> stands() {
        return jdbc.query(POSITIONS, STAND);
    }

    /** The first time a view is seen, it stands before the first event. */
    void found(View view) {
        jdbc.update(
                "insert into projection.position (view, target, segment, segments, definition, position, began_at)"
                        + " values (?, 'LIVE', 0, 1, ?, 0, now()) on conflict do nothing",
                view.name(),
                view.version());
    }

    /** Makes the tables of the next one, and the rows of those that build it; false if it is being built already. */
    boolean prepare(View view, int segments) {
        lockBuilds(view);
        boolean building = Boolean.TRUE.equals(jdbc.queryForObject(
                "select exists (select 1 from projection.position where view = ? and target = 'NEXT')",
                Boolean.class,
                view.name()));
        if (building) {
            return false;
        }
        jdbc.query("select projection.prepare(?)", row -> {}, view.name());
        jdbc.batchUpdate(
                "insert into projection.position (view, target, segment, segments, definition, position, began_at)"
                        + " values (?, 'NEXT', ?, ?, ?, 0, now())",
                IntStream.range(0, segments)
                        .mapToObj(segment -> new Object[] {view.name(), segment, segments, view.version()})
                        .toList());
        return true;
    }

    /** Forgets the one that is being built. */
    void abandon(View view) {
        lockBuilds(view);
        jdbc.update("delete from projection.position where view = ? and target = 'NEXT'", view.name());
        jdbc.update("delete from projection.dead_letter where view = ? and target = 'NEXT'", view.name());
        jdbc.query("select projection.discard(?, 'next')", row -> {}, view.name());
    }

    /** What was built takes the place of what people read; both stand at {@code last}. */
    void exchange(View view, @Nullable LedgerEvent last) {
        jdbc.query("select projection.switch(?)", row -> {}, view.name());
        jdbc.update("delete from projection.dead_letter where view = ? and target = 'LIVE'", view.name());
        jdbc.update("update projection.dead_letter set target = 'LIVE' where view = ?", view.name());
        jdbc.update("delete from projection.position where view = ?", view.name());
        jdbc.update(
                "insert into projection.position"
                        + " (view, target, segment, segments, definition, position, event_id, began_at)"
                        + " values (?, 'LIVE', 0, 1, ?, ?, ?, now())",
                view.name(),
                view.version(),
                last == null ? 0L : last.stamp().position(),
                last == null ? null : last.stamp().eventId());
    }

    /** Drops the tables that were exchanged. Does not keep readers waiting who still look at them. */
    void discardOld(View view) {
        jdbc.execute("set local lock_timeout = '500ms'");
        jdbc.query("select projection.discard(?, 'old')", row -> {}, view.name());
    }

    List<String> viewsWithOldTables() {
        return jdbc.queryForList(
                "select distinct substr(obj_description(oid, 'pg_namespace'), 5) from pg_namespace"
                        + " where obj_description(oid, 'pg_namespace') like 'old %'",
                String.class);
    }

    void park(Line line, LedgerEvent event, String reason) {
        jdbc.update(
                "insert into projection.dead_letter (view, target, subject_id, position, reason, parked_at, attempts)"
                        + " values (?, ?, ?, ?, ?, now(), 1)",
                line.view().name(),
                line.target().name(),
                event.subjectId(),
                event.stamp().position(),
                reason);
    }

    /** Where the events of a subject stand that wait, in order. */
    List<Long> parked(Line line, String subjectId, int eventsMax) {
        return jdbc.queryForList(
                "select position from projection.dead_letter where view = ? and target = ? and subject_id = ?"
                        + " order by position limit ?",
                Long.class,
                line.view().name(),
                line.target().name(),
                subjectId,
                eventsMax);
    }

    void unpark(Line line, long position) {
        jdbc.update(
                "delete from projection.dead_letter where view = ? and target = ? and position = ?",
                line.view().name(),
                line.target().name(),
                position);
    }

    void triedInVain(Line line, String subjectId, String reason) {
        jdbc.update(
                "update projection.dead_letter d set attempts = d.attempts + 1, reason = ?"
                        + " where d.view = ? and d.target = ? and d.subject_id = ? and d.position ="
                        + " (select min(position) from projection.dead_letter m where m.view = d.view"
                        + " and m.target = d.target and m.subject_id = d.subject_id)",
                reason,
                line.view().name(),
                line.target().name(),
                subjectId);
    }

    List<DeadLetter> letters(Collection<String> views, int lettersMax) {
        return jdbc.query(
                LETTERS,
                (row, n) -> new DeadLetter(
                        row.getString("view"),
                        row.getString("subject_id"),
                        row.getLong("first"),
                        row.getLong("events"),
                        row.getString("reason"),
                        instant(row.getTimestamp("parked_at")),
                        row.getInt("attempts")),
                views.toArray(String[]::new),
                lettersMax);
    }

    private static Instant instant(Timestamp timestamp) {
        return timestamp.toInstant();
    }

    /** Until the end of the transaction, nobody else begins or ends a build of this view. */
    private void lockBuilds(View view) {
        jdbc.query("select pg_advisory_xact_lock(7340034, hashtext(?))", row -> {}, view.name());
    }
}
