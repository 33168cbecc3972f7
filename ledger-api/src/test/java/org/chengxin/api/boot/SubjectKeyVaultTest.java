package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chengxin.api.support.TestPostgres;
import org.chengxin.ledger.keys.MasterKeyRotation;
import org.chengxin.ledger.keys.MasterKeyring;
import org.chengxin.ledger.keys.SubjectKeyVault;
import org.chengxin.ledger.personal.BrokenSealException;
import org.chengxin.ledger.personal.Ciphers;
import org.chengxin.ledger.personal.DataKey;
import org.chengxin.ledger.personal.IntlCiphers;
import org.chengxin.ledger.personal.KeyDestroyedException;
import org.chengxin.ledger.personal.KeyMissingException;
import org.chengxin.ledger.personal.gm.GmCiphers;
import org.chengxin.ledger.store.MasterKeyTable;
import org.chengxin.ledger.store.SubjectKeyTable;
import org.chengxin.ledger.time.Chance;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keys in a real database, on several nodes that share the folder of master keys. */
class SubjectKeyVaultTest {

    private static final String PLACE = "/name";

    @TempDir
    private Path folder;

    private final LedgerClock clock = new LedgerClock(Clock.systemUTC());
    private HikariDataSource dataSource;
    private JdbcClient jdbc;

    @BeforeEach
    void freshTables() {
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(TestPostgres.newDatabase());
        dataSource.setMaximumPoolSize(8);
        Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema("ledger")
                .locations("classpath:db/migration")
                .load()
                .migrate();
        jdbc = JdbcClient.create(dataSource);
    }

    @AfterEach
    void close() {
        dataSource.close();
    }

    /** One node: what it keeps in memory is its own. */
    private final class Node {
        private final SubjectKeyTable table = new SubjectKeyTable(dataSource, dataSource);
        private final MasterKeyring masters;
        private final SubjectKeyVault keys;
        private final MasterKeyRotation rotation;

        Node(Ciphers ciphers) {
            MasterKeyFiles files = new MasterKeyFiles(folder, ciphers, new Chance());
            masters = KeyWiring.ring(new MasterKeyTable(dataSource), files, ciphers, new Ids(clock), clock);
            keys = new SubjectKeyVault(table, masters, ciphers, new Chance(), clock);
            rotation = new MasterKeyRotation(masters, table);
        }

        Node() {
            this(IntlCiphers.INTL);
        }

        void rotate() {
            rotation.begin();
            while (rotation.step()) {
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void manyWhoNeedAKeyAtOnceAreGivenTheSame() throws Exception {
        List<Node> nodes = List.of(new Node(), new Node(), new Node());
        List<String> owners = IntStream.range(0, 20).mapToObj(n -> "S" + n).toList();
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<List<String>>> callers = IntStream.range(0, 24)
                .mapToObj(n -> (Callable<List<String>>) () -> {
                    Node node = nodes.get(n % nodes.size());
                    start.await();
                    if (n % 2 == 0) {
                        node.keys.obtainAll(owners);
                    }
                    return owners.stream().map(o -> seal(node, o)).toList();
                })
                .toList();
        Set<List<String>> seen;
        try (ExecutorService pool = Executors.newFixedThreadPool(24)) {
            List<Future<List<String>>> answers =
                    callers.stream().map(pool::submit).toList();
            start.countDown();
            seen = answers.stream().map(SubjectKeyVaultTest::get).collect(Collectors.toSet());
        }
        assertThat(seen).hasSize(1);
        assertThat(seen.iterator().next()).doesNotHaveDuplicates();
        assertThat(count("ledger.subject_key")).isEqualTo(20);
        assertThat(count("ledger.master_key")).isEqualTo(1);
    }

    @Test
    void theMasterKeyIsChangedWhileEverythingRuns() throws Exception {
        Node writing = new Node();
        Node reading = new Node();
        Node rotating = new Node();
        ConcurrentLinkedQueue<String> sealed = new ConcurrentLinkedQueue<>();
        for (int n = 0; n < 1_200; n++) {
            sealed.add("S" + n);
        }
        writing.keys.obtainAll(sealed);
        List<String> masters = new ArrayList<>(mastersOnDisk());
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong next = new AtomicLong(1_200);
        AtomicLong read = new AtomicLong();
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Future<?>> work = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                work.add(pool.submit(() -> {
                    while (!stop.get() && next.get() < 4_000) {
                        String owner = "S" + next.getAndIncrement();
                        writing.keys.obtain(owner);
                        sealed.add(owner);
                    }
                }));
                work.add(pool.submit(() -> {
                    while (!stop.get()) {
                        // A node without memory reads from the table each time.
                        String owner = "S" + read.getAndIncrement() % 1_200;
                        assertThat(new SubjectKeyVault(
                                                reading.table, reading.masters, IntlCiphers.INTL, new Chance(), clock)
                                        .find(owner))
                                .isPresent();
                    }
                }));
            }
            for (int n = 0; n < 4; n++) {
                rotating.rotate();
                masters.addAll(mastersOnDisk());
            }
            stop.set(true);
            for (Future<?> w : work) {
                get(w);
            }
        }
        assertThat(read.get()).isPositive();
        assertThat(next.get()).isGreaterThan(1_200);
        assertThat(masters).hasSize(5).doesNotHaveDuplicates();
        // What the writers added after the last round was wrapped with a key that is in use.
        assertThat(mastersOnDisk()).containsExactly(masters.getLast());
        Node later = new Node();
        assertThat(sealed).allSatisfy(owner -> assertThat(seal(later, owner)).isEqualTo(seal(writing, owner)));
        assertThat(jdbc.sql("select distinct master from ledger.subject_key")
                        .query(String.class)
                        .list())
                .hasSize(1);
        assertThat(count("ledger.retired_master_key")).isEqualTo(4);
    }

    @Test
    void aChangeThatWasCutOffIsTakenUpByAnotherNode() {
        Node first = new Node();
        List<String> owners = IntStream.range(0, 1_100).mapToObj(n -> "S" + n).toList();
        first.keys.obtainAll(owners);
        first.rotation.begin();
        assertThat(first.rotation.step()).isTrue();
        assertThat(first.rotation.progress().isRunning()).isTrue();
        assertThat(first.rotation.progress().keysLeft()).isEqualTo(600);

        Node second = new Node();
        while (second.rotation.step()) {
            Thread.onSpinWait();
        }

        assertThat(second.rotation.progress().isRunning()).isFalse();
        assertThat(second.rotation.progress().keysLeft()).isZero();
        assertThat(mastersOnDisk()).hasSize(1);
        assertThat(seal(new Node(), "S7")).isEqualTo(seal(first, "S7"));
        assertThat(seal(first, "a fresh one")).isEqualTo(seal(second, "a fresh one"));
    }

    @Test
    void afterADestructionNothingOpensAndNoSecondKeyIsMade() {
        Node node = new Node();
        Node other = new Node();
        DataKey key = node.keys.obtain("A");
        String sealed = key.seal(PLACE, "张三");
        assertThat(key.open(PLACE, sealed)).isEqualTo("张三");

        assertThat(node.keys.destroy("A")).isTrue();
        assertThat(node.keys.destroy("A")).isFalse();
        assertThat(other.keys.destroy("A")).isFalse();

        for (Node n : List.of(node, other, new Node())) {
            assertThat(n.keys.find("A")).isEmpty();
            assertThat(n.keys.isDestroyed("A")).isTrue();
            n.keys.obtainAll(List.of("A", "B"));
            assertThatThrownBy(() -> n.keys.obtain("A")).isInstanceOf(KeyDestroyedException.class);
            assertThat(n.keys.find("B")).isPresent();
        }
        assertThat(jdbc.sql("select wrapped from ledger.subject_key where owner = 'A'")
                        .query((row, n) -> row.getBytes(1) == null)
                        .single())
                .isTrue();
    }

    @Test
    void anOwnerThatNeverHadAKeyCanBeForbiddenOne() {
        Node node = new Node();
        assertThat(node.keys.find("A")).isEmpty();
        assertThat(node.keys.isDestroyed("A")).isFalse();
        assertThat(node.keys.destroy("A")).isTrue();
        assertThatThrownBy(() -> node.keys.obtain("A")).isInstanceOf(KeyDestroyedException.class);
    }

    /** A backup of the table that was made before an erasure is restored after the master key has been changed. */
    @Test
    void whatABackupRemembersOfADestroyedKeyIsWorthlessOnceTheMasterKeyWasChanged() {
        Node node = new Node();
        node.keys.obtain("A");
        jdbc.sql("create table backup_key as select * from ledger.subject_key").update();
        jdbc.sql("create table backup_master as select * from ledger.master_key")
                .update();
        node.keys.destroy("A");
        node.rotate();

        jdbc.sql("delete from ledger.subject_key").update();
        assertThatThrownBy(() -> jdbc.sql("insert into ledger.subject_key select * from backup_key")
                        .update())
                .hasMessageContaining("foreign key");
        jdbc.sql("insert into ledger.master_key select id, version + 100, suite, made_at from backup_master")
                .update();
        jdbc.sql("insert into ledger.subject_key select * from backup_key").update();

        SubjectKeyVault restored = new SubjectKeyVault(node.table, node.masters, IntlCiphers.INTL, new Chance(), clock);
        assertThatThrownBy(() -> restored.find("A"))
                .isInstanceOf(KeyMissingException.class)
                .hasMessageContaining("is not on this node");
        assertThatThrownBy(Node::new).isInstanceOf(StartRefused.class).hasMessageContaining("缺少主密钥");
    }

    @Test
    void aWrappedKeyMovedToAnotherOwnerIsRefusedByName() {
        Node node = new Node();
        node.keys.obtainAll(List.of("A", "B"));
        jdbc.sql(
                        "update ledger.subject_key set wrapped = (select wrapped from ledger.subject_key where owner = 'A') where owner = 'B'")
                .update();
        assertThat(new Node().keys.find("A")).isPresent();
        assertThatThrownBy(() -> new Node().keys.find("B"))
                .isInstanceOf(BrokenSealException.class)
                .hasMessageContaining("the seal of B")
                .hasMessageContaining("wrapped key");
    }

    @Test
    void withoutTheMasterKeyInUseNothingStarts() {
        Node node = new Node();
        node.keys.obtain("A");
        String file = mastersOnDisk().getFirst();
        assertThat(folder.resolve(file).toFile().delete()).isTrue();
        assertThatThrownBy(Node::new)
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("缺少主密钥")
                .hasMessageContaining("The master key");
    }

    @Test
    void aLedgerBegunWithOneSuiteDoesNotStartWithTheOther() {
        new Node(GmCiphers.GM).keys.obtain("A");
        assertThat(new Node(GmCiphers.GM).keys.find("A")).isPresent();
        assertThatThrownBy(() -> new Node(IntlCiphers.INTL))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("with the suite gm, but chengxin.suite is intl");
    }

    private List<String> mastersOnDisk() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private static String seal(Node node, String owner) {
        return node.keys.obtain(owner).seal(PLACE, "张三");
    }

    private static <T> T get(Future<T> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
