package org.chengxin.api.operator;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.chengxin.api.support.TestPostgres;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.Frontier;
import org.chengxin.ledger.seal.Hash;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.StoredEvent;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A superuser at work on a copy: past the triggers and the references between tables, at places chosen by chance. */
final class Tamper implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final SingleConnectionDataSource dataSource;
    private final JdbcTemplate jdbc;
    private final Random random;

    Tamper(String url, Random random) throws SQLException {
        this.dataSource = new SingleConnectionDataSource(
                DriverManager.getConnection(url.replace("user=" + TestPostgres.USER, "user=postgres")), true);
        this.jdbc = new JdbcTemplate(dataSource);
        this.random = random;
        jdbc.execute("set session_replication_role = replica");
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    SingleConnectionDataSource dataSource() {
        return dataSource;
    }

    /** Changes at least one row. */
    void run(String sql, Object... values) {
        if (jdbc.update(sql, values) == 0) {
            throw new IllegalStateException("changed nothing: " + sql);
        }
    }

    void execute(String sql) {
        jdbc.execute(sql);
    }

    String text(String sql, Object... values) {
        return jdbc.queryForObject(sql, String.class, values);
    }

    long number(String sql, Object... values) {
        return jdbc.queryForObject(sql, Long.class, values);
    }

    /** One of the texts that a question has for an answer. */
    String any(String sql, Object... values) {
        List<String> all = jdbc.queryForList(sql, String.class, values);
        if (all.isEmpty()) {
            throw new IllegalStateException("nothing to choose from: " + sql);
        }
        return all.get(random.nextInt(all.size()));
    }

    long anyNumber(String sql, Object... values) {
        return Long.parseLong(any(sql, values));
    }

    /** Position of one of the events for which a condition holds. */
    long event(String condition) {
        return anyNumber("select position from ledger.event where " + condition + " order by 1");
    }

    /** Position of any event but the first and the last ones. */
    long event() {
        return event("position between 10 and (select max(position) - 10 from ledger.event)");
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    String hex(int count) {
        return HEX.formatHex(bytes(count));
    }

    /** Makes leaf and sums of a row what its content says. */
    void resealRow(long position) {
        StoredEvent event =
                new SealedLog(dataSource, Suite.INTL).read(position, 1).getFirst();
        run(
                "update ledger.event set leaf_hash = ?, field_sums = ? where position = ?",
                event.entry(Suite.INTL.hasher()).leaf(Suite.INTL.hasher()).toBytes(),
                event.sums(),
                position);
    }

    /** Makes every leaf, root and node what the rows say: what somebody does who knows how it works. */
    void resealAll() {
        SealedLog log = new SealedLog(dataSource, Suite.INTL);
        Frontier tree = Frontier.empty(Suite.INTL.hasher());
        jdbc.update("delete from ledger.node");
        for (List<StoredEvent> page = log.read(1, 500); !page.isEmpty(); page = log.read(tree.size() + 1, 500)) {
            for (StoredEvent event : page) {
                Hash leaf = event.entry(Suite.INTL.hasher()).leaf(Suite.INTL.hasher());
                tree.append(leaf, (level, index, root) -> node("ledger", level, index, root));
                run(
                        "update ledger.event set leaf_hash = ?, field_sums = ?, tree_head = case when tree_head is not null"
                                + " then ?::bytea end where position = ?",
                        leaf.toBytes(),
                        event.sums(),
                        tree.root().toBytes(),
                        event.position());
            }
        }
    }

    /** A key that could be one of the log, and is not. */
    String newKey() {
        return Ed25519NoteSigner.generate(text("select origin from ledger.log_identity"))
                .verifierKey()
                .vkey();
    }

    private void node(String schema, int level, long index, Hash root) {
        if (level % 8 == 0 && level > 0) {
            jdbc.update(
                    "insert into " + schema + ".node (level, index, hash) values (?, ?, ?)",
                    level,
                    index,
                    root.toBytes());
        }
    }

    /** Signs every checkpoint of a log once more, with the key that was stolen from {@code keys}. */
    void resign(String schema, String table, Path keys) {
        String origin = text("select origin from " + schema + ".log_identity");
        Ed25519NoteSigner signer = stolen(origin, keys);
        List<Hash> leaves = jdbc.query(
                "select leaf_hash from " + table + " order by position", (row, n) -> Hash.of(row.getBytes(1)));
        Frontier tree = Frontier.empty(Suite.INTL.hasher());
        for (Hash leaf : leaves) {
            tree.append(leaf);
            sign(schema, origin, tree, signer);
        }
    }

    private void sign(String schema, String origin, Frontier tree, Ed25519NoteSigner signer) {
        String text =
                Checkpoint.of(Suite.INTL, origin, tree.size(), tree.root()).text();
        jdbc.update(
                "update " + schema + ".checkpoint set note = ? where size = ?",
                SignedNote.sign(text, signer).format(),
                tree.size());
    }

    private static Ed25519NoteSigner stolen(String origin, Path keys) {
        try (Stream<Path> files = Files.list(keys)) {
            String start = origin.contains("/disclosure/") ? "disclosure-log-" : "log-";
            Path file = files.filter(f -> f.getFileName().toString().startsWith(start))
                    .findFirst()
                    .orElseThrow();
            return Ed25519NoteSigner.ofPkcs8(
                    origin, Files.readString(file, StandardCharsets.UTF_8).strip());
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        dataSource.destroy();
    }
}
