package org.chengxin.api.boot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.chengxin.ledger.configuration.ConfigurationEvent;
import org.chengxin.ledger.configuration.ConfigurationLog;
import org.chengxin.ledger.store.EventBytes;
import org.chengxin.ledger.store.EventName;
import org.chengxin.ledger.store.NewEvent;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.SequenceConflictException;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;

/**
 * The stream of settings in the sealed log. Written past Axon, because settings are changed while the application starts,
 * before there is anybody to send a command to; read by everybody like any other event.
 */
final class SealedConfiguration implements ConfigurationLog {

    private static final int PAGE_EVENTS = 500;

    /** How often an append is tried when another node changes a setting at the same moment. */
    private static final int ATTEMPTS_MAX = 10;

    private final SealedLog log;
    private final Sequencer sequencer;
    private final Serializer serializer;
    private final Ids ids;
    private final LedgerClock clock;

    SealedConfiguration(SealedLog log, Sequencer sequencer, Serializer serializer, Ids ids, LedgerClock clock) {
        this.log = log;
        this.sequencer = sequencer;
        this.serializer = serializer;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public void append(List<ConfigurationEvent> events) {
        List<String> eventIds = events.stream().map(event -> ids.next()).toList();
        for (int attempt = 1; ; attempt++) {
            try {
                sequencer.append(
                        placed(events, eventIds, log.lastSequence(STREAM).orElse(-1) + 1));
                return;
            } catch (SequenceConflictException e) {
                if (attempt == ATTEMPTS_MAX) {
                    throw e;
                }
            }
        }
    }

    @Override
    public List<ConfigurationEvent> all() {
        List<ConfigurationEvent> all = new ArrayList<>();
        List<StoredEvent> page = log.ofSubject(STREAM, 0, PAGE_EVENTS);
        while (!page.isEmpty()) {
            page.forEach(event -> all.add(read(event)));
            page = log.ofSubject(STREAM, page.getLast().sequence() + 1, PAGE_EVENTS);
        }
        return all;
    }

    private List<NewEvent> placed(List<ConfigurationEvent> events, List<String> eventIds, long first) {
        List<NewEvent> placed = new ArrayList<>();
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, clock.now());
        byte[] metadata =
                serializer.serialize(MetaData.emptyInstance(), byte[].class).getData();
        for (int i = 0; i < events.size(); i++) {
            SerializedObject<byte[]> payload = serializer.serialize(events.get(i), byte[].class);
            placed.add(new NewEvent(
                    eventIds.get(i),
                    new EventName(
                            KIND, payload.getType().getName(), payload.getType().getRevision()),
                    STREAM,
                    first + i,
                    micros,
                    new EventBytes(payload.getData(), metadata, ids.salt())));
        }
        return placed;
    }

    private ConfigurationEvent read(StoredEvent event) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                event.bytes().payload(),
                byte[].class,
                event.name().type(),
                event.name().revision()));
    }
}
