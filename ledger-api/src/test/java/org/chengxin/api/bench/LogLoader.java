package org.chengxin.api.bench;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import javax.sql.DataSource;
import org.chengxin.ledger.seal.Entry;
import org.chengxin.ledger.seal.FieldSums;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.NodeId;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.TreeHasher;

/**
 * Fills an empty ledger by COPY with a log that could have been appended: leaves, sums, heads and nodes are right, and the
 * events of a subject lie far apart, as they do when subjects take turns. Indexes are built behind the rows.
 */
final class LogLoader {

    /** As many events as a batch of many clients has; its last row bears the head of the tree. */
    private static final int BATCH_EVENTS = 64;

    private static final int PORTION_EVENTS = 100_000;
    private static final int REST_EVENTS = 1_000_000;
    private static final int STORED_LEVEL_STEP = 8;
    private static final short TYPE = 1;
    private static final String EVENT_TYPE = Fact.class.getName();
    private static final String REVISION = "";
    private static final long FIRST_MOMENT_MICROS = 1_767_225_600_000_000L;
    private static final long STEP_MICROS = 1_000;
    private static final String COLUMNS =
            "ledger.event (position, sequence, recorded_at, field_sums, salt, event_id, type,"
                    + " subject_id, leaf_hash, payload, metadata, tree_head)";
    private static final int COLUMNS_COUNT = 12;

    private final DataSource dataSource;
    private final Rest rest;
    private final int events;
    private final SplittableRandom random;
    private final TreeHasher hasher = Suite.INTL.hasher();
    private final Frontier frontier = Frontier.empty(hasher);
    private final List<NodeId> nodes = new ArrayList<>();
    private final List<Hash> roots = new ArrayList<>();

    /** {@code rest} is run now and then; it keeps PostgreSQL's own log short. */
    LogLoader(DataSource dataSource, Rest rest, int events, long seed) {
        this.dataSource = dataSource;
        this.rest = rest;
        this.events = events;
        this.random = new SplittableRandom(seed);
    }

    /** A pause in loading. */
    interface Rest {

        void take() throws SQLException;
    }

    /** How many subjects a log of so many events has. */
    static int subjects(int events) {
        return Math.max(1, events / Work.EVENTS_PER_SUBJECT);
    }

    /** The id of a subject by its number, in the form of a ULID. */
    static String subject(int number) {
        long spread = (number + 1L) * 0x9e3779b97f4a7c15L;
        return "01KD%06X".formatted(number) + "%016X".formatted(spread);
    }

    void load() throws Exception {
        List<byte[]> payloads = Work.serialisedStock(random);
        byte[] metadata = Work.serialisedMetaData();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            List<String> rebuild = dropIndexes(statement);
            statement.execute("insert into ledger.event_type (id, kind, type, revision) values (" + TYPE + ", '"
                    + Work.KIND + "', '" + EVENT_TYPE + "', '" + REVISION + "')");
            for (int from = 0; from < events; from += PORTION_EVENTS) {
                int to = Math.min(events, from + PORTION_EVENTS);
                try (BinaryCopy copy = new BinaryCopy(connection, COLUMNS)) {
                    for (int index = from; index < to; index++) {
                        write(copy, index, payloads.get(random.nextInt(payloads.size())), metadata);
                    }
                }
                if (to % REST_EVENTS == 0) {
                    rest.take();
                    Progress.say("loaded %,d of %,d events", to, events);
                }
            }
            writeNodes(connection);
            for (String sql : rebuild) {
                Progress.say("%s", sql);
                statement.execute(sql);
            }
            // As autovacuum does after so many rows were added, were it not switched off for the bench.
            statement.execute("vacuum (analyze) ledger.event");
            statement.execute("analyze ledger.node");
        }
    }

    private void write(BinaryCopy copy, int index, byte[] payload, byte[] metadata) throws Exception {
        UUID id = new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
        String subjectId = subject(index % subjects(events));
        int sequence = index / subjects(events);
        long recordedAt = FIRST_MOMENT_MICROS + index * STEP_MICROS;
        byte[] salt = ByteBuffer.allocate(Entry.SALT_BYTES)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array();
        Entry entry = new Entry(
                index + 1L,
                id.toString(),
                Work.KIND,
                subjectId,
                sequence,
                recordedAt,
                EVENT_TYPE,
                REVISION,
                Entry.commitToPayload(hasher, salt, payload),
                Entry.commitToMetadata(hasher, salt, metadata));
        Hash leaf = entry.leaf(hasher);
        frontier.append(leaf, this::keep);
        copy.row(COLUMNS_COUNT)
                .bigint(entry.position())
                .integer(sequence)
                .bigint(recordedAt)
                .bigint(FieldSums.of(
                        entry.eventId(),
                        entry.kind(),
                        subjectId,
                        sequence,
                        recordedAt,
                        EVENT_TYPE,
                        REVISION,
                        payload,
                        metadata))
                .bytea(salt)
                .bytea(Row.bytes(id))
                .smallint(TYPE)
                .bytea(Row.bytes(subjectId))
                .bytea(leaf.toBytes())
                .bytea(payload)
                .bytea(metadata);
        if (entry.position() % BATCH_EVENTS == 0 || entry.position() == events) {
            copy.bytea(frontier.root().toBytes());
        } else {
            copy.nothing();
        }
    }

    private void keep(int level, long index, Hash root) {
        if (level % STORED_LEVEL_STEP == 0) {
            nodes.add(new NodeId(level, index));
            roots.add(root);
        }
    }

    private void writeNodes(Connection connection) throws Exception {
        try (BinaryCopy copy = new BinaryCopy(connection, "ledger.node (level, index, hash)")) {
            for (int i = 0; i < nodes.size(); i++) {
                copy.row(3)
                        .smallint(nodes.get(i).level())
                        .bigint(nodes.get(i).index())
                        .bytea(roots.get(i).toBytes());
            }
        }
    }

    /** Drops keys and indexes of the log; what is returned makes them again. */
    private static List<String> dropIndexes(Statement statement) throws SQLException {
        List<String> drop = new ArrayList<>();
        List<String> rebuild = new ArrayList<>();
        try (var rows = statement.executeQuery("""
                select format('alter table ledger.event drop constraint %I', conname),
                       format('alter table ledger.event add constraint %I %s', conname, pg_get_constraintdef(oid))
                from pg_constraint where conrelid = 'ledger.event'::regclass and contype in ('p', 'u')
                union all
                select format('drop index ledger.%I', i.relname), pg_get_indexdef(i.oid)
                from pg_index x join pg_class i on i.oid = x.indexrelid
                where x.indrelid = 'ledger.event'::regclass
                  and not exists (select 1 from pg_constraint c where c.conindid = i.oid)
                """)) {
            while (rows.next()) {
                drop.add(rows.getString(1));
                rebuild.add(rows.getString(2));
            }
        }
        for (String sql : drop) {
            statement.execute(sql);
        }
        return rebuild;
    }
}
