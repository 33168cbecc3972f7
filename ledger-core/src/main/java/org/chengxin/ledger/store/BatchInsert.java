package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.chengxin.ledger.seal.Hash;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * How a batch gets into the log: a few events by one statement with arrays, many by binary COPY. Either way the batch is one
 * transaction, and it goes in only if the event before it is the one that was sealed.
 *
 * <p>COPY takes two round trips more and wins from some hundred rows on.
 */
final class BatchInsert {

    /** From this many events on, a batch is copied. */
    static final int COPY_EVENTS_MIN = 256;

    /**
     * Nodes that write at the same time wait for each other in the order in which they came; without this, the faster of two
     * could win for ever. It is politeness only: what keeps the log in one piece is the fence. The number is "chengxin".
     */
    private static final String TURN = "select pg_advisory_xact_lock(x'6368656e6778696e'::bigint)";

    /** The event before the batch is the one that was sealed. */
    private static final String FENCE =
            "(? = 0 or exists (select 1 from ledger.event where position = ? and leaf_hash = ?))";

    private static final String COLUMNS = """
            position, recorded_at, field_sums, sequence, type, event_id, subject_id, salt, leaf_hash, payload, metadata,
            tree_head""";

    private static final String WITH_TURN = "with turn as materialized (" + TURN + ")\n";

    private static final String ONE = WITH_TURN + "insert into ledger.event (" + COLUMNS + """
            )
            select ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? from turn where
            """ + FENCE;

    private static final String WITH_FENCE =
            WITH_TURN + ", fence as materialized (select 1 from turn where " + FENCE + ")\n";

    private static final String EVENTS = "insert into ledger.event (" + COLUMNS + """
            )
            select ? + o, recorded_at, field_sums, sequence, type, event_id, subject_id, salt, leaf_hash, payload, metadata,
                   case when o = ? then ? end
              from unnest(?::int8[], ?::int8[], ?::int4[], ?::int2[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[],
                          ?::bytea[], ?::bytea[]) with ordinality
                   as e(recorded_at, field_sums, sequence, type, event_id, subject_id, salt, leaf_hash, payload, metadata, o)
             where exists (select 1 from fence)
            """;

    private static final String NODES = """
            insert into ledger.node (level, index, hash)
            select level, index, hash from unnest(?::int2[], ?::int8[], ?::bytea[]) as n(level, index, hash)
            """;

    private static final String SOME = WITH_FENCE + EVENTS;

    private static final String SOME_WITH_NODES =
            WITH_FENCE + ", nodes as (" + NODES + " where exists (select 1 from fence))\n" + EVENTS;

    private static final String MAY_COPY = WITH_TURN + "select 1 from turn where " + FENCE;

    private static final String COPY = "copy ledger.event (" + COLUMNS + ") from stdin (format binary)";

    private final Connection connection;
    private final PGConnection postgres;
    private final TypeNumbers types;
    private final PreparedStatement turn;
    private final PreparedStatement mayCopy;
    private final PreparedStatement one;
    private final PreparedStatement some;
    private final PreparedStatement someWithNodes;
    private final PreparedStatement nodes;

    BatchInsert(Connection connection) throws SQLException {
        this.connection = connection;
        this.postgres = connection.unwrap(PGConnection.class);
        this.types = new TypeNumbers(connection);
        this.turn = prepare(TURN);
        this.mayCopy = prepare(MAY_COPY);
        this.one = prepare(ONE);
        this.some = prepare(SOME);
        this.someWithNodes = prepare(SOME_WITH_NODES);
        this.nodes = prepare(NODES);
    }

    /** Waits for all who came before; everybody who comes later waits until this transaction has ended. */
    void awaitTurn() throws SQLException {
        turn.execute();
    }

    /** Stores the batch, all of it or, if the event before it is another one, nothing; returns how many rows were stored. */
    int insert(Placed placed) throws SQLException {
        short[] numbers = types.of(placed.items);
        if (placed.count() >= COPY_EVENTS_MIN) {
            return copy(placed, numbers);
        }
        if (placed.count() == 1 && placed.nodes.isEmpty()) {
            return insertOne(placed, numbers[0]);
        }
        return insertSome(placed, numbers);
    }

    private PreparedStatement prepare(String sql) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.unwrap(org.postgresql.PGStatement.class).setPrepareThreshold(1);
        return statement;
    }

    private int insertOne(Placed placed, short type) throws SQLException {
        Pending.Item item = placed.items.getFirst();
        NewEvent event = item.event;
        one.setLong(1, placed.before.size() + 1);
        one.setLong(2, event.recordedAtMicros());
        one.setLong(3, item.sums);
        one.setInt(4, item.sequence);
        one.setShort(5, type);
        one.setBytes(6, item.eventId);
        one.setBytes(7, item.subjectId);
        one.setBytes(8, event.bytes().salt());
        one.setBytes(9, placed.leaves.getFirst().toBytes());
        one.setBytes(10, event.bytes().payload());
        one.setBytes(11, event.bytes().metadata());
        one.setBytes(12, placed.treeHead.toBytes());
        bindFence(one, 13, placed);
        return one.executeUpdate();
    }

    private int insertSome(Placed placed, short[] types) throws SQLException {
        boolean completesNodes = !placed.nodes.isEmpty();
        PreparedStatement statement = completesNodes ? someWithNodes : some;
        int next = bindFence(statement, 1, placed);
        if (completesNodes) {
            next = bindNodes(statement, next, placed.nodes);
        }
        bindEvents(statement, next, placed, types);
        return statement.executeUpdate();
    }

    private int copy(Placed placed, short[] types) throws SQLException {
        if (!connection.getAutoCommit()) {
            return mayCopy(placed) ? copyInTransaction(placed, types) : 0;
        }
        return Transactions.inOne(connection, () -> mayCopy(placed) ? copyInTransaction(placed, types) : 0);
    }

    private int copyInTransaction(Placed placed, short[] types) throws SQLException {
        CopyIn copy = postgres.getCopyAPI().copyIn(COPY);
        new CopyRows(copy).write(placed, types);
        copy.endCopy();
        if (!placed.nodes.isEmpty()) {
            bindNodes(nodes, 1, placed.nodes);
            nodes.executeUpdate();
        }
        return placed.count();
    }

    private boolean mayCopy(Placed placed) throws SQLException {
        bindFence(mayCopy, 1, placed);
        try (ResultSet row = mayCopy.executeQuery()) {
            return row.next();
        }
    }

    private static int bindFence(PreparedStatement statement, int first, Placed placed) throws SQLException {
        statement.setLong(first, placed.before.size());
        statement.setLong(first + 1, placed.before.size());
        statement.setBytes(first + 2, placed.before.lastLeaf().toBytes());
        return first + 3;
    }

    private int bindNodes(PreparedStatement statement, int first, List<Placed.Node> nodes) throws SQLException {
        short[] levels = new short[nodes.size()];
        long[] indexes = new long[nodes.size()];
        byte[][] hashes = new byte[nodes.size()][];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (short) nodes.get(i).level();
            indexes[i] = nodes.get(i).index();
            hashes[i] = nodes.get(i).hash().toBytes();
        }
        statement.setArray(first, postgres.createArrayOf("int2", levels));
        statement.setArray(first + 1, postgres.createArrayOf("int8", indexes));
        statement.setArray(first + 2, postgres.createArrayOf("bytea", hashes));
        return first + 3;
    }

    private void bindEvents(PreparedStatement statement, int first, Placed placed, short[] types) throws SQLException {
        int count = placed.count();
        long[] recordedAt = new long[count];
        long[] sums = new long[count];
        int[] sequences = new int[count];
        byte[][] ids = new byte[count][];
        byte[][] subjects = new byte[count][];
        byte[][] salts = new byte[count][];
        byte[][] payloads = new byte[count][];
        byte[][] metadata = new byte[count][];
        for (int i = 0; i < count; i++) {
            Pending.Item item = placed.items.get(i);
            recordedAt[i] = item.event.recordedAtMicros();
            sums[i] = item.sums;
            sequences[i] = item.sequence;
            ids[i] = item.eventId;
            subjects[i] = item.subjectId;
            salts[i] = item.event.bytes().salt();
            payloads[i] = item.event.bytes().payload();
            metadata[i] = item.event.bytes().metadata();
        }
        statement.setLong(first, placed.before.size());
        statement.setLong(first + 1, count);
        statement.setBytes(first + 2, placed.treeHead.toBytes());
        statement.setArray(first + 3, postgres.createArrayOf("int8", recordedAt));
        statement.setArray(first + 4, postgres.createArrayOf("int8", sums));
        statement.setArray(first + 5, postgres.createArrayOf("int4", sequences));
        statement.setArray(first + 6, postgres.createArrayOf("int2", types));
        statement.setArray(first + 7, postgres.createArrayOf("bytea", ids));
        statement.setArray(first + 8, postgres.createArrayOf("bytea", subjects));
        statement.setArray(first + 9, postgres.createArrayOf("bytea", salts));
        statement.setArray(first + 10, postgres.createArrayOf("bytea", bytes(placed.leaves)));
        statement.setArray(first + 11, postgres.createArrayOf("bytea", payloads));
        statement.setArray(first + 12, postgres.createArrayOf("bytea", metadata));
    }

    private static byte[][] bytes(List<Hash> hashes) {
        return hashes.stream().map(Hash::toBytes).toArray(byte[][]::new);
    }
}
