package org.chengxin.ledger.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chengxin.ledger.seal.Checkpoint;
import org.chengxin.ledger.seal.Ed25519NoteSigner;
import org.chengxin.ledger.seal.SignedNote;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.seal.gm.GmSuite;
import org.chengxin.ledger.seal.gm.Sm2NoteSigner;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.Discrepancy;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.store.StoreDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is signed and what is not, on a real PostgreSQL that a superuser lays hands on. */
class LogSignerTest {

    /** A busy log is followed for a while before it is signed. */
    private static final int APPENDS_MAX = 20_000;

    private static final String AS_SUPERUSER = "set session_replication_role = replica; ";
    private static final String EMPTY = "truncate ledger.event, ledger.event_type, ledger.node, ledger.checkpoint,"
            + " ledger.cosignature, ledger.publication";

    private static StoreDatabase database;

    private final LogIdentity identity = TestNode.identity(Suite.INTL);
    private final Ed25519NoteSigner key = Ed25519NoteSigner.generate(identity.origin());
    private final SampleEvents events = new SampleEvents("a");
    private Sequencer sequencer;
    private TestNode node;

    @BeforeAll
    static void aDatabase() {
        database = StoreDatabase.fresh();
    }

    @BeforeEach
    void anEmptyLog() {
        database.execute(AS_SUPERUSER + EMPTY);
        sequencer = new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {});
        node = new TestNode(database, identity, new TestNode.Memory(), key);
    }

    @AfterEach
    void close() {
        sequencer.close();
    }

    @Test
    void anEmptyLogIsSignedToo() {
        assertThat(node.sign()).isTrue();

        assertThat(newest().size()).isZero();
        assertThat(newest().root()).isEqualTo(Suite.INTL.hasher().empty());
    }

    @Test
    void growthIsSignedOnce() {
        sequencer.append(events.next(300));

        assertThat(node.sign()).isTrue();
        assertThat(node.sign()).isFalse();
        assertThat(newest().size()).isEqualTo(300);
        sequencer.append(events.next(1));
        assertThat(node.sign()).isTrue();
        assertThat(sizes()).containsExactly(300L, 301L);
    }

    @Test
    void aNodeThatStartsAgainGoesOnWhereItStopped() {
        for (int size : List.of(1, 254, 1, 1, 600)) {
            sequencer.append(events.next(size));
            node.restart();
            node.examineAtStart();
            assertThat(node.sign()).isTrue();
        }

        assertThat(sizes()).containsExactly(1L, 255L, 256L, 257L, 857L);
        Published.isOneHistory(Suite.INTL, leaves(), Published.all(node.table));
    }

    @Test
    void twoNodesThatSignAtOnceWriteOneHistory() throws Exception {
        TestNode other = new TestNode(database, identity, new TestNode.Memory(), key);
        List<Future<?>> work = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            Future<?> appending = pool.submit(() -> {
                for (int i = 0; i < 60 || (sizes().size() < 4 && i < APPENDS_MAX); i++) {
                    sequencer.append(events.next(1 + i % 13));
                }
            });
            for (TestNode signing : List.of(node, other)) {
                work.add(pool.submit(() -> {
                    while (!appending.isDone()) {
                        signing.sign();
                    }
                    signing.sign();
                }));
            }
            for (Future<?> each : work) {
                each.get();
            }
            appending.get();
        }
        node.sign();

        assertThat(newest().size()).isEqualTo(leaves().size());
        assertThat(sizes()).hasSizeGreaterThan(2);
        Published.isOneHistory(Suite.INTL, leaves(), Published.all(node.table));
    }

    @Test
    void aLogOfTheOtherSuiteNamesItUnderItsSignature() {
        StoreDatabase own = StoreDatabase.fresh();
        LogIdentity commercial = TestNode.identity(GmSuite.GM);
        Sm2NoteSigner sm2 = Sm2NoteSigner.generate(commercial.origin());
        try (Sequencer sm3 = new Sequencer(own::connect, GmSuite.GM, new AppendGate(), () -> {})) {
            sm3.append(events.next(20));
        }
        TestNode signing = new TestNode(own, commercial, new TestNode.Memory(), sm2);

        assertThat(signing.sign()).isTrue();
        SignedNote note = SignedNote.parse(signing.table.newest().orElseThrow().note());
        assertThat(Checkpoint.open(GmSuite.GM, commercial.origin(), note, List.of(sm2.verifierKey()))
                        .suite())
                .isEqualTo("gm");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "update ledger.event set payload = 'x' where position = 5                      | payload",
                "update ledger.event set metadata = 'x' where position = 5                     | metadata",
                "update ledger.event set sequence = sequence + 900 where position = 5          | sequence",
                "update ledger.event set recorded_at = recorded_at + 1 where position = 5      | recorded_at",
                "update ledger.event set subject_id = 'subject-9' where position = 5           | subject_id",
                "update ledger.event set event_id = decode(md5('x'), 'hex') where position = 5 | event_id",
                "update ledger.event set salt = decode(md5('x'), 'hex') where position = 5     | salt",
                "update ledger.event set salt = 'short' where position = 5                     | salt",
                "update ledger.event set field_sums = field_sums + 1 where position = 5        | field_sums",
                "update ledger.event set leaf_hash = sha256('x') where position = 5            | leaf_hash",
                "update ledger.event set type = 99 where position = 5                          | kind, type",
                "update ledger.event_type set type = 'credit.fact.forged'                      | type",
                "update ledger.event_type set kind = 'Forged'                                  | kind",
                "update ledger.event_type set revision = '7'                                   | type",
                "delete from ledger.event where position = 5                                   | position",
            })
    void aChangedColumnIsNamedWithItsPositionAndNothingIsSigned(String mutation, String field) {
        sequencer.append(events.next(3));
        node.sign();
        sequencer.append(events.next(1));
        sequencer.append(events.next(4));
        database.execute(AS_SUPERUSER + mutation);

        Discrepancy found = refused();

        assertThat(found.field()).isEqualTo(field);
        assertThat(found.position()).isEqualTo(mutation.contains("event_type") ? 4 : 5);
        assertThat(sizes()).containsExactly(3L);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "update ledger.event set tree_head = sha256('x') where position = 8   | tree_head | 8",
                "update ledger.event set tree_head = null where position = 260        | tree_head | 260",
                "update ledger.event set tree_head = sha256('x') where position = 6   | tree_head | 6",
                "update ledger.node set hash = sha256('x')                            | node 8/0  | 256",
                "delete from ledger.node                                              | node 8/0  | 256",
            })
    void aChangedTreeIsNamed(String mutation, String field, long position) {
        sequencer.append(events.next(8));
        sequencer.append(events.next(252));
        database.execute(AS_SUPERUSER + mutation);

        Discrepancy found = refused();

        assertThat(found.field()).isEqualTo(field);
        assertThat(found.position()).isEqualTo(position);
    }

    @Test
    void twoRowsThatChangedPlacesAreNoticed() {
        sequencer.append(events.next(8));
        database.execute(AS_SUPERUSER + "update ledger.event set position = 400 where position = 4;"
                + " update ledger.event set position = 4 where position = 5;"
                + " update ledger.event set position = 5 where position = 400");

        assertThat(refused().position()).isEqualTo(4);
    }

    @Test
    void aCutTailIsNoticedAgainstWhatWasSigned() {
        sequencer.append(events.next(8));
        node.sign();
        database.execute(AS_SUPERUSER + "delete from ledger.event where position > 6");

        assertThat(refused().text()).contains("position 7", "a checkpoint of size 8 was signed");
        node.restart();
        assertThatThrownBy(node::examineAtStart).isInstanceOf(DiscrepancyException.class);
    }

    @Test
    void aDatabaseThatWasSetBackIsNoticedByWhatTheNodeRemembers() {
        sequencer.append(events.next(8));
        node.sign();
        sequencer.append(events.next(5));
        node.sign();
        database.execute(AS_SUPERUSER + "delete from ledger.event where position > 8;"
                + " delete from ledger.publication where size > 8; delete from ledger.checkpoint where size > 8");
        node.restart();

        DiscrepancyException refused = catchThrowableOfType(DiscrepancyException.class, node::examineAtStart);

        assertThat(refused.discrepancy().text()).contains("position 9", "a checkpoint of size 13 was signed");
    }

    @Test
    void aDatabaseThatWasSetBackAndGrewAnotherWayIsNoticedToo() {
        sequencer.append(events.next(8));
        node.sign();
        sequencer.append(events.next(5));
        node.sign();
        sequencer.close();
        database.execute(AS_SUPERUSER + "delete from ledger.event where position > 8;"
                + " delete from ledger.publication where size > 8; delete from ledger.checkpoint where size > 8");
        sequencer = new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {});
        sequencer.append(events.next(20));
        node.restart();

        DiscrepancyException refused = catchThrowableOfType(DiscrepancyException.class, node::examineAtStart);

        assertThat(refused.discrepancy().position()).isEqualTo(13);
        assertThat(refused.discrepancy().expected()).contains("as signed");
    }

    @Test
    void aCrashAfterRememberingAndBeforeStoringIsNoDifference() {
        sequencer.append(events.next(8));
        node.sign();
        sequencer.append(events.next(5));
        node.sign();
        database.execute(AS_SUPERUSER
                + "delete from ledger.publication where size > 8; delete from ledger.checkpoint where size > 8");
        node.restart();

        node.examineAtStart();
        assertThat(node.sign()).isTrue();
        assertThat(sizes()).containsExactly(8L, 13L);
    }

    @Test
    void aChangedCheckpointStopsTheNextOne() {
        sequencer.append(events.next(8));
        node.sign();
        String note = node.table.newest().orElseThrow().note();
        sequencer.append(events.next(1));
        database.execute(
                AS_SUPERUSER + "update ledger.checkpoint set note = replace(note, '\n8\n', '\n7\n'), size = 7;");
        node.restart();
        assertThat(refused().field()).isEqualTo("checkpoint.note");

        database.execute(AS_SUPERUSER + "update ledger.checkpoint set note = '" + note + "'");
        node.restart();
        assertThat(refused().field()).isEqualTo("checkpoint.size");
    }

    @Test
    void aTreeThatChangedBelowTheSignedSizeIsNoticedAtTheNextStart() {
        sequencer.append(events.next(8));
        node.sign();
        sequencer.append(events.next(3));
        database.execute(AS_SUPERUSER + "update ledger.event set leaf_hash = sha256('x') where position = 7");
        node.restart();

        assertThatThrownBy(node::examineAtStart)
                .isInstanceOf(DiscrepancyException.class)
                .hasMessageContaining("leaf_hash, node at position 8");
    }

    @Test
    void everyKeyOfTheNodeSigns() {
        Ed25519NoteSigner second = Ed25519NoteSigner.generate(identity.origin());
        TestNode rolling = new TestNode(database, identity, new TestNode.Memory(), key, second);
        sequencer.append(events.next(2));
        rolling.sign();

        SignedNote note = SignedNote.parse(rolling.table.newest().orElseThrow().note());
        assertThat(note.verify(List.of(key.verifierKey()))).hasSize(1);
        assertThat(note.verify(List.of(second.verifierKey()))).hasSize(1);
    }

    @Test
    void aNodeWithoutAKeyLeavesSigningToOthers() {
        TestNode keyless = new TestNode(database, identity, new TestNode.Memory());
        sequencer.append(events.next(2));

        assertThat(keyless.sign()).isFalse();
        assertThat(keyless.table.newest()).isEmpty();
    }

    @Test
    void whatWasSignedCannotBeChangedByTheApplication() {
        sequencer.append(events.next(2));
        node.sign();

        for (String table : List.of("checkpoint", "publication")) {
            assertThatThrownBy(() -> database.execute("update ledger." + table + " set size = 1"))
                    .hasStackTraceContaining("is refused");
            assertThatThrownBy(() -> database.execute("truncate ledger." + table + " cascade"))
                    .hasStackTraceContaining("is refused");
        }
    }

    private Discrepancy refused() {
        DiscrepancyException refused = catchThrowableOfType(DiscrepancyException.class, () -> node.sign());
        assertThat(refused).as("it must not be signed").isNotNull();
        return refused.discrepancy();
    }

    private Checkpoint newest() {
        SignedNote note = SignedNote.parse(node.table.newest().orElseThrow().note());
        return Checkpoint.open(Suite.INTL, identity.origin(), note, List.of(key.verifierKey()));
    }

    private List<Long> sizes() {
        return Published.all(node.table).stream().map(Checkpoint::size).toList();
    }

    private LeafSource leaves() {
        return new EventLeaves(new SealedLog(database.dataSource(), Suite.INTL));
    }
}
