package org.chengxin.ledger.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chengxin.ledger.seal.Suite;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database itself refuses to change or remove what is in the log. */
class ForEverTest {

    private static final StoreDatabase DATABASE = filled();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.event set sequence = 9",
                "update ledger.event set sequence = 9 where false",
                "delete from ledger.event",
                "truncate ledger.event",
                "update ledger.node set hash = '\\x00'",
                "delete from ledger.node",
                "truncate ledger.node",
                "update ledger.event_type set type = 'another'",
                "delete from ledger.event_type",
                "truncate ledger.event_type cascade",
                "insert into ledger.event select * from ledger.event on conflict (position) do update set sequence = 9",
                "merge into ledger.event e using (select 1) o on true when matched then delete"
            })
    void nothingInTheLogIsChangedOrRemoved(String sql) {
        assertThatThrownBy(() -> DATABASE.execute(sql)).hasStackTraceContaining("the log is never changed or removed");
        assertThat(WholeLog.sound(DATABASE).events).hasSize(300);
    }

    private static StoreDatabase filled() {
        StoreDatabase database = StoreDatabase.fresh();
        try (Sequencer sequencer = new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {})) {
            sequencer.append(StoreSamples.events("a", 0, 300));
        }
        return database;
    }
}
