package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.chengxin.ledger.seal.Suite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody with all rights changes the end of the log. Nothing is appended to what was not sealed. */
class TamperedTailTest {

    private static final int EVENTS = 300;

    private final StoreDatabase database = StoreDatabase.fresh();
    private final AppendGate gate = new AppendGate();
    private final Sequencer living = new Sequencer(database::connect, Suite.INTL, gate, () -> {});

    @BeforeEach
    void fill() {
        for (int i = 0; i < EVENTS; i += 10) {
            living.append(StoreSamples.events("a", i, 10));
        }
    }

    @AfterEach
    void close() {
        living.close();
    }

    @Test
    void aTailRemovedUnderALivingSequencerClosesTheGate() {
        tamper("delete from ledger.event where position > 290");
        assertStaysClosed(living, gate, EVENTS, "position");
        assertThat(rows()).isEqualTo(290);
    }

    @Test
    void aTailRemovedBeforeAManyIsCopiedClosesTheGate() {
        tamper("delete from ledger.event where position > 290");
        assertThatThrownBy(() -> living.append(StoreSamples.events("b", 0, 1_000)))
                .isInstanceOf(AppendsClosedException.class);
        assertStaysClosed(living, gate, EVENTS, "position");
        assertThat(rows()).isEqualTo(290);
    }

    @Test
    void aLogThatWentOnFromAnOlderStateClosesTheGate() {
        tamper("delete from ledger.event where position > 290");
        try (Sequencer forked = new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {})) {
            forked.append(StoreSamples.events("b", 0, 20));
        }
        assertStaysClosed(living, gate, EVENTS, "leaf_hash");
        assertThat(rows()).isEqualTo(310);
    }

    @Test
    void aDatabaseThatCameBackOlderClosesTheGate() {
        CutConnections connections = new CutConnections(database);
        AppendGate other = new AppendGate();
        try (Sequencer cut = new Sequencer(connections, Suite.INTL, other, () -> {})) {
            cut.append(StoreSamples.events("b", 0, 10));
            tamper("create function ledger.lose() returns trigger language plpgsql as "
                    + "$$ begin delete from ledger.event where position > 300; return null; end $$");
            database.execute("create trigger lost after insert on ledger.event "
                    + "for each statement execute function ledger.lose()");
            connections.loseAnswers(1);
            assertStaysClosed(cut, other, 310, "position");
        }
    }

    @Test
    void aChangedLastLeafClosesTheGate() {
        tamper("update ledger.event set leaf_hash = sha256('other') where position = " + EVENTS);
        assertStaysClosed(living, gate, EVENTS, "leaf_hash");
        assertThat(rows()).isEqualTo(EVENTS);
    }

    @Test
    void aHeadThatIsNotTheRootClosesTheGateAtTheStart() {
        tamper("update ledger.event set tree_head = sha256('other') where position = " + EVENTS);
        assertClosedAtStart(EVENTS, "tree_head");
    }

    @Test
    void aHeadThatIsMissingClosesTheGateAtTheStart() {
        tamper("delete from ledger.event where position > 295");
        assertClosedAtStart(295, "tree_head");
    }

    @Test
    void aChangedLeafOfTheLastTileClosesTheGateAtTheStart() {
        tamper("update ledger.event set leaf_hash = sha256('other') where position = 270");
        assertClosedAtStart(EVENTS, "tree_head");
    }

    @Test
    void aChangedNodeClosesTheGateAtTheStart() {
        tamper("update ledger.node set hash = sha256('other')");
        assertClosedAtStart(EVENTS, "tree_head");
    }

    @Test
    void anEventMissingFromTheLastTileClosesTheGateAtTheStart() {
        tamper("delete from ledger.event where position = 270");
        assertClosedAtStart(270, "position");
    }

    @Test
    void aMissingNodeClosesTheGateAtTheStart() {
        tamper("delete from ledger.node");
        assertClosedAtStart(1, "node");
    }

    @Test
    void aTailCutAtTheEndOfABatchIsSeenByTheNodesLeftBehind() {
        tamper("delete from ledger.event where position > 250");
        assertClosedAtStart(251, "position");
    }

    @Test
    void anEmptiedLogIsSeenByTheNodesLeftBehind() {
        tamper("delete from ledger.event");
        assertClosedAtStart(1, "position");
    }

    private void assertClosedAtStart(long position, String field) {
        long before = rows();
        AppendGate fresh = new AppendGate();
        try (Sequencer started = new Sequencer(database::connect, Suite.INTL, fresh, () -> {})) {
            assertStaysClosed(started, fresh, position, field);
        }
        assertThat(rows()).isEqualTo(before);
    }

    private static void assertStaysClosed(Sequencer sequencer, AppendGate gate, long position, String field) {
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> sequencer.append(List.of(StoreSamples.event("new", 0))))
                    .isInstanceOf(AppendsClosedException.class);
            assertThat(gate.closed()).hasValueSatisfying(reason -> {
                assertThat(reason.position()).isEqualTo(position);
                assertThat(reason.field()).isEqualTo(field);
                assertThat(reason.found()).isNotEqualTo(reason.expected());
            });
        }
    }

    private void tamper(String sql) {
        database.execute("alter table ledger.event disable trigger all; alter table ledger.node disable trigger all");
        database.execute(sql);
    }

    private long rows() {
        return new SealedLog(database.dataSource(), Suite.INTL).head();
    }
}
