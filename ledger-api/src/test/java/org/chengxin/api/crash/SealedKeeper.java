package org.chengxin.api.crash;

import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.EventBytes;
import org.chengxin.ledger.store.EventName;
import org.chengxin.ledger.store.NewEvent;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;

/** The store itself: commands become events of the sequencer, which says where they went. */
final class SealedKeeper implements Keeper {

    private static final EventName NAME = new EventName("crash.subject", "crash.command", "1");
    private static final byte[] NO_METADATA = "{}".getBytes(StandardCharsets.US_ASCII);

    private final Sequencer sequencer;
    private final Ids ids = new Ids(LedgerClock.system());

    SealedKeeper(String url) {
        this.sequencer = new Sequencer(() -> DriverManager.getConnection(url), Suite.INTL, new AppendGate(), () -> {});
    }

    @Override
    public List<Place> keep(Command command) {
        return sequencer.append(events(command)).stream()
                .map(appended ->
                        new Place(appended.position(), appended.leafHash().hex()))
                .toList();
    }

    private List<NewEvent> events(Command command) {
        long now = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        byte[] payload = command.text().getBytes(StandardCharsets.US_ASCII);
        List<NewEvent> events = new ArrayList<>();
        for (int index = 0; index < command.events(); index++) {
            events.add(new NewEvent(
                    command.eventId(index),
                    NAME,
                    command.subjectId(),
                    command.sequence() + index,
                    now,
                    new EventBytes(payload, NO_METADATA, ids.salt())));
        }
        return events;
    }
}
