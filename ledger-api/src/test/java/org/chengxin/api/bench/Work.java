package org.chengxin.api.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;

/**
 * The events one client appends: ten for a subject, then the next subject. Payloads are drawn from a stock made beforehand,
 * so that making them up costs nobody's turn.
 */
final class Work {

    static final String KIND = "credit.subject";
    static final int EVENTS_PER_SUBJECT = 10;

    /** What everybody serialises with. */
    static final Serializer JSON = Jackson3Serializer.builder().build();

    private static final int STOCK = 512;
    private static final Ids IDS = new Ids(LedgerClock.system());

    private final int client;
    private final int clients;
    private final List<Fact> stock;
    private final List<byte[]> serialised;
    private final MetaData metaData;
    private final byte[] serialisedMetaData;
    private final SplittableRandom random;
    private String subjectId = "";
    private int sequence = EVENTS_PER_SUBJECT;

    private Work(
            int client,
            int clients,
            List<Fact> stock,
            List<byte[]> serialised,
            MetaData metaData,
            SplittableRandom random) {
        this.client = client;
        this.clients = clients;
        this.stock = stock;
        this.serialised = serialised;
        this.metaData = metaData;
        this.serialisedMetaData = bytes(metaData);
        this.random = random;
    }

    /** Work for {@code clients}, the same payloads for the same seed. */
    static List<Work> forClients(int clients, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fact> stock = stock(random);
        List<byte[]> serialised = stock.stream().map(Work::bytes).toList();
        List<Work> work = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            work.add(new Work(client, clients, stock, serialised, metaData(client), random.split()));
        }
        return work;
    }

    private static List<Fact> stock(SplittableRandom random) {
        List<Fact> stock = new ArrayList<>();
        for (int i = 0; i < STOCK; i++) {
            stock.add(Fact.random(random));
        }
        return stock;
    }

    static List<byte[]> serialisedStock(SplittableRandom random) {
        return stock(random).stream().map(Work::bytes).toList();
    }

    static byte[] serialisedMetaData() {
        return bytes(metaData(0));
    }

    private static MetaData metaData(int client) {
        return MetaData.with("actor", "submitter-" + client).and("correlationId", IDS.next());
    }

    private static byte[] bytes(Object value) {
        return JSON.serialize(value, byte[].class).getData();
    }

    DomainEventMessage<Fact> next() {
        beginSubjectWhenDue();
        return new GenericDomainEventMessage<>(KIND, subjectId, sequence++, stock.get(random.nextInt(STOCK)), metaData);
    }

    /** An event for a subject of the caller's choice. */
    DomainEventMessage<Fact> next(String subjectId, long sequence) {
        return new GenericDomainEventMessage<>(KIND, subjectId, sequence, stock.get(random.nextInt(STOCK)), metaData);
    }

    /** A number below {@code count}, drawn at random from those that no other client draws. */
    int drawOwn(int count) {
        return random.nextInt(Math.max(1, count / clients)) * clients + client;
    }

    List<DomainEventMessage<Fact>> next(int events) {
        List<DomainEventMessage<Fact>> batch = new ArrayList<>(events);
        for (int i = 0; i < events; i++) {
            batch.add(next());
        }
        return batch;
    }

    /** The same as bytes, for whoever needs no engine. */
    Row nextRow() {
        beginSubjectWhenDue();
        return new Row(
                UUID.randomUUID(),
                subjectId,
                sequence++,
                ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()),
                serialised.get(random.nextInt(STOCK)),
                serialisedMetaData);
    }

    private void beginSubjectWhenDue() {
        if (sequence == EVENTS_PER_SUBJECT) {
            subjectId = IDS.next();
            sequence = 0;
        }
    }
}
