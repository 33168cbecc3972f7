package org.chengxin.projections.disclosure;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.disclosure.DisclosureEntry;
import org.chengxin.ledger.disclosure.DisclosureEntry.Kind;
import org.chengxin.ledger.disclosure.PublicRecord;
import org.chengxin.ledger.personal.MatchingKey;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.wire.WireJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Writes {@code disclosure_log.entry}: what was made public and what was withdrawn, in the transaction of the view that shows
 * it. The log is only ever added to and outlives the view. What is told depends on the events alone, not on the day of the
 * telling: a view that is built again tells the same, which the log knows already; only what came out differently, because the
 * rules of disclosure were changed, is added at its end.
 *
 * <p>What is public of a record is said by its line with the highest source position, and among those by the last.
 */
public final class DisclosureLog {

    /** Ground of a withdrawal because the record, as restated, is not public any more. */
    public static final String NO_LONGER_PUBLIC = "NO_LONGER_PUBLIC";

    /** Ground of a withdrawal while processing of the archive is restricted. */
    public static final String RESTRICTED = "RESTRICTED";

    /** Ground of a withdrawal because the record was repaired. */
    public static final String REPAIRED = "REPAIRED";

    /** Ground of a withdrawal while a court shields the record. */
    public static final String SHIELDED = "SHIELDED";

    /** Ground of a withdrawal because the record is not held against its subject. */
    public static final String EXEMPTED = "EXEMPTED";

    /** Ground of a withdrawal because the time of the record is over by law. */
    public static final String EXPIRED = "EXPIRED";

    /** A view and the one that is built beside it tell in turn; each then sees what the other told. */
    private static final String ONE_TELLER = "select pg_advisory_xact_lock(7340033)";

    private static final int TILE_LEVELS = 8;
    private static final String SALT_SCHEME = "DISCLOSURE_SALT";
    private static final String COLUMNS = "select entry, subject_id, telling, salt from disclosure_log.entry ";

    private static final RowMapper<Line> LINE = (row, n) -> new Line(
            DisclosureEntry.decode(row.getBytes("entry")),
            row.getString("subject_id"),
            row.getInt("telling"),
            new Salt(row.getBytes("salt")));

    private final JdbcTemplate jdbc;
    private final Suite suite;
    private final MatchingKey secret;
    private final DisclosureLeaves leaves;

    /** @param secret makes the salts, so that the log built twice is the same log */
    public DisclosureLog(JdbcTemplate jdbc, Suite suite, MatchingKey secret) {
        this.jdbc = jdbc;
        this.suite = suite;
        this.secret = secret;
        this.leaves = new DisclosureLeaves(jdbc, suite);
    }

    /** Tells the changes of one batch of events, which are in the order of the ledger. */
    void tell(List<DisclosureChange> changes) {
        if (changes.isEmpty()) {
            return;
        }
        jdbc.query(ONE_TELLER, row -> {});
        long first = changes.getFirst().sourcePosition();
        long last = changes.getLast().sourcePosition();
        Telling telling = new Telling(newestBefore(first, changes), told(first, last));
        changes.forEach(change -> take(change, telling));
        append(telling.fresh);
    }

    /** The line that counts about a record: of its latest event, and of that the last. */
    public Optional<Line> newest(String recordId) {
        return jdbc
                .query(
                        COLUMNS + "where record_id = ? order by source_position desc, telling desc limit 1",
                        LINE,
                        recordId)
                .stream()
                .findFirst();
    }

    /** The bytes under the commitment of a publication. */
    public static byte[] content(PublicRecord record) {
        return WireJson.mapper().writeValueAsBytes(record);
    }

    private void take(DisclosureChange change, Telling telling) {
        switch (change) {
            case DisclosureChange.Shown shown -> telling.say(published(shown));
            case DisclosureChange.Hidden hidden -> {
                Line line = telling.current(hidden.recordId().value());
                if (line != null && line.isShownOn(hidden.day())) {
                    telling.say(withdrawn(line, hidden.sourcePosition(), hidden.day(), hidden.ground()));
                }
            }
            case DisclosureChange.Withheld withheld ->
                telling.ofSubject(withheld.subjectId().value()).stream()
                        .filter(line -> line.isShownOn(withheld.day()))
                        .forEach(line ->
                                telling.say(withdrawn(line, withheld.sourcePosition(), withheld.day(), RESTRICTED)));
            case DisclosureChange.Restored restored ->
                telling.ofSubject(restored.subjectId().value()).stream()
                        .filter(line -> line.entry().ground().equals(RESTRICTED))
                        .forEach(line -> restore(line, restored, telling));
        }
    }

    private Line published(DisclosureChange.Shown shown) {
        PublicRecord record = shown.content();
        Salt salt = salt(record.recordId().value(), shown.sourcePosition());
        return new Line(
                new DisclosureEntry(
                        0,
                        Kind.PUBLISHED,
                        shown.sourcePosition(),
                        record.recordId().value(),
                        record.type(),
                        text(record.publicity().from()),
                        text(record.publicity().until()),
                        "",
                        DisclosureEntry.commit(suite.hasher(), salt.bytes(), content(record))),
                record.subjectId().value(),
                0,
                salt);
    }

    private Line withdrawn(Line shown, long sourcePosition, LocalDate day, String ground) {
        DisclosureEntry entry = shown.entry();
        return new Line(
                new DisclosureEntry(
                        0,
                        Kind.WITHDRAWN,
                        sourcePosition,
                        entry.recordId(),
                        entry.type(),
                        day.toString(),
                        "",
                        ground,
                        DisclosureEntry.NO_CONTENT),
                shown.subjectId(),
                0,
                salt(entry.recordId(), sourcePosition));
    }

    /** What comes back is what went: the same content under the same commitment. */
    private void restore(Line withdrawn, DisclosureChange.Restored restored, Telling telling) {
        String recordId = withdrawn.entry().recordId();
        Optional.ofNullable(telling.published.get(recordId))
                .or(() -> lastPublishedBefore(recordId, withdrawn.entry().sourcePosition()))
                .filter(line -> line.isShownOn(restored.day()))
                .ifPresent(line -> {
                    DisclosureEntry was = line.entry();
                    telling.say(new Line(
                            new DisclosureEntry(
                                    0,
                                    Kind.PUBLISHED,
                                    restored.sourcePosition(),
                                    was.recordId(),
                                    was.type(),
                                    was.from(),
                                    was.until(),
                                    "",
                                    was.content()),
                            line.subjectId(),
                            0,
                            line.salt()));
                });
    }

    /** Salts differ from line to line and are known to nobody who does not have the secret. */
    private Salt salt(String recordId, long sourcePosition) {
        byte[] bytes = secret.match(SALT_SCHEME, (recordId + "/" + sourcePosition).getBytes(StandardCharsets.UTF_8));
        return new Salt(Arrays.copyOf(bytes, Entry.SALT_BYTES));
    }

    private static String text(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }

    /** The newest line about each record that the changes may touch, as it stood before them. */
    private Map<String, Line> newestBefore(long sourcePosition, List<DisclosureChange> changes) {
        List<String> records = new ArrayList<>();
        List<String> subjects = new ArrayList<>();
        for (DisclosureChange change : changes) {
            switch (change) {
                case DisclosureChange.Shown shown ->
                    records.add(shown.content().recordId().value());
                case DisclosureChange.Hidden hidden ->
                    records.add(hidden.recordId().value());
                case DisclosureChange.Withheld withheld ->
                    subjects.add(withheld.subjectId().value());
                case DisclosureChange.Restored restored ->
                    subjects.add(restored.subjectId().value());
            }
        }
        Map<String, Line> newest = new LinkedHashMap<>();
        jdbc.query(
                        "select distinct on (record_id) entry, subject_id, telling, salt"
                                + " from disclosure_log.entry where source_position < ?"
                                + " and (record_id = any (?) or subject_id = any (?))"
                                + " order by record_id, source_position desc, telling desc",
                        LINE,
                        sourcePosition,
                        records.toArray(String[]::new),
                        subjects.toArray(String[]::new))
                .forEach(line -> newest.put(line.entry().recordId(), line));
        return newest;
    }

    private Optional<Line> lastPublishedBefore(String recordId, long sourcePosition) {
        return jdbc
                .query(
                        COLUMNS
                                + "where record_id = ? and source_position < ? order by source_position desc, telling desc",
                        LINE,
                        recordId,
                        sourcePosition)
                .stream()
                .filter(line -> line.entry().kind() == Kind.PUBLISHED)
                .findFirst();
    }

    /** What the log said of these events when they were told before. */
    private Map<String, Line> told(long first, long last) {
        Map<String, Line> told = new LinkedHashMap<>();
        jdbc.query(
                        COLUMNS + "where source_position between ? and ? order by source_position, telling",
                        LINE,
                        first,
                        last)
                .forEach(line -> told.put(line.source(), line));
        return told;
    }

    private void append(List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        Frontier tree = Frontier.read(suite.hasher(), leaves.hashes(), leaves.size());
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<Object[]> nodes = new ArrayList<>();
        for (Line line : lines) {
            byte[] entry = line.entry().at(tree.size() + 1).encode();
            Hash leaf = suite.hasher().leaf(entry);
            tree.append(leaf, (level, index, root) -> {
                if (level % TILE_LEVELS == 0) {
                    nodes.add(new Object[] {level, index, root.toBytes()});
                }
            });
            rows.add(new @Nullable Object[] {
                tree.size(),
                line.entry().sourcePosition(),
                line.telling(),
                line.entry().recordId(),
                line.subjectId(),
                entry,
                line.salt().bytes(),
                leaf.toBytes(),
                null
            });
        }
        rows.getLast()[8] = tree.root().toBytes();
        jdbc.batchUpdate(
                "insert into disclosure_log.entry (position, source_position, telling, record_id, subject_id, entry, salt,"
                        + " leaf_hash, tree_head) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                rows);
        jdbc.batchUpdate("insert into disclosure_log.node (level, index, hash) values (?, ?, ?)", nodes);
    }

    /** Sixteen bytes behind a commitment. */
    public static final class Salt {

        private final byte[] bytes;

        Salt(byte[] bytes) {
            this.bytes = bytes;
        }

        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /**
     * A line as it is stored.
     *
     * @param telling how often its event was told of before, with another outcome
     */
    public record Line(DisclosureEntry entry, String subjectId, int telling, Salt salt) {

        boolean isShownOn(LocalDate day) {
            return entry.kind() == Kind.PUBLISHED
                    && (entry.until().isEmpty() || !day.isAfter(LocalDate.parse(entry.until())));
        }

        String source() {
            return entry.sourcePosition() + "/" + entry.recordId();
        }

        private Line told(int times) {
            return new Line(entry, subjectId, times, salt);
        }
    }

    /** What is being told: the lines as they stand, and those that are new. */
    private static final class Telling {

        private final Map<String, Line> current;
        private final Map<String, Line> told;
        private final Map<String, Line> published = new LinkedHashMap<>();
        private final List<Line> fresh = new ArrayList<>();

        Telling(Map<String, Line> current, Map<String, Line> told) {
            this.current = current;
            this.told = told;
        }

        @Nullable
        Line current(String recordId) {
            return current.get(recordId);
        }

        /** By record id, so that the order is the same whenever it is told. */
        List<Line> ofSubject(String subjectId) {
            return current.values().stream()
                    .filter(line -> line.subjectId().equals(subjectId))
                    .sorted((a, b) -> a.entry().recordId().compareTo(b.entry().recordId()))
                    .toList();
        }

        void say(Line line) {
            Line known = told.get(line.source());
            boolean same = known != null && known.entry().at(0).equals(line.entry());
            Line kept = known == null ? line : line.told(known.telling() + 1);
            if (!same) {
                fresh.add(kept);
                told.put(line.source(), kept);
            }
            current.put(line.entry().recordId(), line);
            if (line.entry().kind() == Kind.PUBLISHED) {
                published.put(line.entry().recordId(), line);
            }
        }
    }
}
