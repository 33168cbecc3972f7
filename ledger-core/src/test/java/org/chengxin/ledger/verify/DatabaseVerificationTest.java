package org.chengxin.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.EventBytes;
import org.chengxin.ledger.store.EventName;
import org.chengxin.ledger.store.NewEvent;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.store.StoreDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verifier on the tables that the store writes, of which it shares no code. */
class DatabaseVerificationTest {

    private final StoreDatabase database = StoreDatabase.fresh();
    private Sequencer sequencer;
    private int subjects;

    @BeforeEach
    void aLogIsOpened() {
        sequencer = new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {});
    }

    @AfterEach
    void itIsClosed() {
        sequencer.close();
    }

    @Test
    void aLogInUseIsSound() throws Exception {
        append(3000, 70);
        AtomicBoolean done = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> {
            while (!done.get()) {
                append(20, 7);
            }
        });
        try {
            for (int i = 0; i < 20; i++) {
                Report report = verify();
                assertThat(report.sound()).as(report.lines().toString()).isTrue();
            }
        } finally {
            done.set(true);
            writer.join();
        }
    }

    @Test
    void idsOfEverySpellingAreReadAsTheStoreWroteThem() throws Exception {
        List<NewEvent> events = new ArrayList<>();
        for (String id : List.of(
                "01234567-89ab-cdef-0123-456789abcdef",
                "01234567-89AB-CDEF-0123-456789ABCDEF",
                "x",
                "fifteen bytes !",
                "sixteen bytes !!",
                "汉字")) {
            events.add(event(id, "subject " + id, 0));
        }
        sequencer.append(events);
        Report report = verify();
        assertThat(report.sound()).as(report.lines().toString()).isTrue();
    }

    @Test
    void anIdWrittenInAnotherWayIsAChange() throws Exception {
        append(10, 3);
        sequencer.append(List.of(event("plain", "subject", 0)));
        change("update ledger.event set event_id = event_id || '\\xff'::bytea where position = 11");
        assertThat(verify().differences())
                .anySatisfy(
                        found -> assertThat(found.place() + " " + found.field()).isEqualTo("event 11 event_id"));
    }

    @Test
    void aColumnThatWasEmptiedIsAChange() throws Exception {
        append(10, 3);
        change("alter table ledger.event alter column payload drop not null;"
                + "update ledger.event set payload = null where position = 4");
        assertThat(verify().differences())
                .anySatisfy(found -> assertThat(found.place() + " " + found.field())
                        .as("a sum has one byte, so one payload in 256 has that of an empty one")
                        .isIn("event 4 payload", "event 4 salt"));
    }

    /** As superuser, past the triggers. */
    private void change(String sql) {
        database.execute("set session_replication_role = replica; " + sql);
    }

    private Report verify() throws SQLException {
        Report report = new Report(new PrintStream(new ByteArrayOutputStream(), true, UTF_8), Language.EN);
        try (Connection connection = database.connect()) {
            DatabaseVerification.begin(connection);
            DatabaseVerification.run("test", connection, Trust.NONE, report, System.err);
        }
        return report;
    }

    private void append(int count, int batch) {
        for (int from = 0; from < count; from += batch) {
            List<NewEvent> events = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + batch); i++) {
                events.add(event(UUID.randomUUID().toString(), "subject-" + subjects++, 0));
            }
            sequencer.append(events);
        }
    }

    private static NewEvent event(String id, String subject, long sequence) {
        return new NewEvent(
                id,
                new EventName("credit", "credit.fact.recorded", "1"),
                subject,
                sequence,
                1_700_000_000_000_000L,
                new EventBytes(("{\"id\":\"" + id + "\"}").getBytes(UTF_8), "{}".getBytes(UTF_8), new byte[16]));
    }
}
