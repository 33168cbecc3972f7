package org.chengxin.ledger.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventData;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sealed log behind Axon's SPI. An append is durable and sealed when it returns, whatever transaction surrounds it;
 * tokens are positions, without gaps. Upcasters see what is read; what is stored, and what its leaf commits to, they never
 * touch.
 */
public final class SealedEventStorageEngine extends BatchingEventStorageEngine {

    private static final Logger LOGGER = LoggerFactory.getLogger(SealedEventStorageEngine.class);

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private final Sequencer sequencer;
    private final SealedLog log;
    private final SnapshotTable snapshots;
    private final Supplier<byte[]> salts;

    private SealedEventStorageEngine(Builder builder) {
        super(builder);
        this.sequencer = requireNonNull(builder.sequencer);
        this.log = requireNonNull(builder.log);
        this.snapshots = requireNonNull(builder.snapshots);
        this.salts = requireNonNull(builder.salts);
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        try {
            sequencer.append(events.stream()
                    .map(event -> newEvent(event, serializer, salts.get()))
                    .toList());
        } catch (SequenceConflictException | EventIdConflictException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        snapshots.store(newEvent(snapshot, serializer, new byte[0]));
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregateIdentifier) {
        return snapshots.find(aggregateIdentifier).map(SealedEventStorageEngine::snapshotEntry).stream();
    }

    /** A snapshot that this build cannot read is as good as none: the events say the same. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        try {
            Optional<DomainEventMessage<?>> snapshot = super.readSnapshot(aggregateIdentifier);
            snapshot.ifPresent(DomainEventMessage::getPayload);
            return snapshot;
        } catch (RuntimeException e) {
            LOGGER.warn("The snapshot of {} cannot be read, all its events are: {}", aggregateIdentifier, e.toString());
            return Optional.empty();
        }
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken lastToken, int batchSize) {
        return log.read(positionOf(lastToken) + 1, batchSize).stream()
                .map(SealedEventStorageEngine::tracked)
                .toList();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregateIdentifier, long firstSequenceNumber, int batchSize) {
        return log.ofSubject(aggregateIdentifier, firstSequenceNumber, batchSize).stream()
                .map(SealedEventStorageEngine::entry)
                .toList();
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregateIdentifier) {
        OptionalLong last = log.lastSequence(aggregateIdentifier);
        return last.isPresent() ? Optional.of(last.getAsLong()) : Optional.empty();
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return token(log.head());
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant dateTime) {
        OptionalLong first = log.firstSince(micros(dateTime));
        return first.isPresent() ? token(first.getAsLong() - 1) : createHeadToken();
    }

    private static @Nullable TrackingToken token(long position) {
        return position == 0 ? null : new GlobalSequenceTrackingToken(position);
    }

    private static long positionOf(@Nullable TrackingToken token) {
        if (token == null) {
            return 0;
        }
        return token.position()
                .orElseThrow(
                        () -> new IllegalArgumentException("a token of this log tells a position, found " + token));
    }

    private static NewEvent newEvent(EventMessage<?> message, Serializer serializer, byte[] salt) {
        SerializedObject<byte[]> payload = message.serializePayload(serializer, byte[].class);
        SerializedObject<byte[]> metadata = message.serializeMetaData(serializer, byte[].class);
        String kind = "";
        String subjectId = message.getIdentifier();
        long sequence = 0;
        if (message instanceof DomainEventMessage<?> event) {
            kind = event.getType() == null ? "" : event.getType();
            subjectId = event.getAggregateIdentifier();
            sequence = event.getSequenceNumber();
        }
        String revision = payload.getType().getRevision();
        return new NewEvent(
                message.getIdentifier(),
                new EventName(kind, payload.getType().getName(), revision == null ? "" : revision),
                subjectId,
                sequence,
                micros(message.getTimestamp()),
                new EventBytes(payload.getData(), metadata.getData(), salt));
    }

    private static TrackedEventData<byte[]> tracked(StoredEvent event) {
        TrackingToken token = new GlobalSequenceTrackingToken(event.position());
        boolean ofNoSubject = event.name().kind().isEmpty() && event.subjectId().equals(event.eventId());
        return ofNoSubject ? new LooseEvent(token, entry(event)) : new TrackedDomainEventData<>(token, entry(event));
    }

    private static GenericDomainEventEntry<byte[]> entry(StoredEvent event) {
        return entry(
                event.eventId(),
                event.name(),
                event.subjectId(),
                event.sequence(),
                event.recordedAtMicros(),
                event.bytes());
    }

    private static GenericDomainEventEntry<byte[]> snapshotEntry(NewEvent snapshot) {
        return entry(
                snapshot.eventId(),
                snapshot.name(),
                snapshot.subjectId(),
                snapshot.sequence(),
                snapshot.recordedAtMicros(),
                snapshot.bytes());
    }

    private static GenericDomainEventEntry<byte[]> entry(
            String id, EventName name, String subjectId, long sequence, long recordedAtMicros, EventBytes bytes) {
        return new GenericDomainEventEntry<>(
                name.kind().isEmpty() ? null : name.kind(),
                subjectId,
                sequence,
                id,
                instant(recordedAtMicros),
                name.type(),
                revision(name),
                bytes.payload(),
                bytes.metadata());
    }

    private static @Nullable String revision(EventName name) {
        return name.revision().isEmpty() ? null : name.revision();
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** An event that belongs to no subject; Axon tells it from others by what it is not. */
    private record LooseEvent(TrackingToken trackingToken, EventData<byte[]> event)
            implements TrackedEventData<byte[]> {

        @Override
        public String getEventIdentifier() {
            return event.getEventIdentifier();
        }

        @Override
        public Instant getTimestamp() {
            return event.getTimestamp();
        }

        @Override
        public SerializedObject<byte[]> getMetaData() {
            return event.getMetaData();
        }

        @Override
        public SerializedObject<byte[]> getPayload() {
            return event.getPayload();
        }
    }

    /** What the engine is made of; all but the batch size and Axon's own settings must be given. */
    public static final class Builder extends BatchingEventStorageEngine.Builder {

        private @Nullable Sequencer sequencer;
        private @Nullable SealedLog log;
        private @Nullable SnapshotTable snapshots;
        private @Nullable Supplier<byte[]> salts;

        private Builder() {
            persistenceExceptionResolver(
                    e -> e instanceof SequenceConflictException || e instanceof EventIdConflictException);
        }

        public Builder sequencer(Sequencer given) {
            sequencer = given;
            return this;
        }

        public Builder log(SealedLog given) {
            log = given;
            return this;
        }

        public Builder snapshots(SnapshotTable given) {
            snapshots = given;
            return this;
        }

        /** Where the 16 random bytes behind each event's commitments come from. */
        public Builder salts(Supplier<byte[]> given) {
            salts = given;
            return this;
        }

        public SealedEventStorageEngine build() {
            return new SealedEventStorageEngine(this);
        }
    }
}
