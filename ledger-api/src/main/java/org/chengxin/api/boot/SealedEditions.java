package org.chengxin.api.boot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.edition.CatalogueStream;
import org.chengxin.ledger.edition.EditionEvent;
import org.chengxin.ledger.edition.EditionEvent.EditionAdopted;
import org.chengxin.ledger.edition.EditionHistory.EditionSource;
import org.chengxin.ledger.store.AppendsClosedException;
import org.chengxin.ledger.store.EventBytes;
import org.chengxin.ledger.store.EventName;
import org.chengxin.ledger.store.NewEvent;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.SequenceConflictException;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stream of the catalogue's versions in the sealed log. */
final class SealedEditions implements EditionSource {

    private static final Logger LOG = LoggerFactory.getLogger(SealedEditions.class);

    private static final int PAGE_EVENTS = 100;

    private final SealedLog log;
    private final Serializer serializer;

    SealedEditions(SealedLog log, Serializer serializer) {
        this.log = log;
        this.serializer = serializer;
    }

    /** Up to the first that cannot be read: that one is amiss, and it is for the checks of the log to say so. */
    @Override
    public List<At> from(long sequence) {
        List<At> events = new ArrayList<>();
        for (StoredEvent event : log.ofSubject(EditionEvent.STREAM, sequence, PAGE_EVENTS)) {
            try {
                events.add(new At(read(event), Instant.EPOCH.plus(event.recordedAtMicros(), ChronoUnit.MICROS)));
            } catch (SerializationException e) {
                LOG.error("version of the catalogue unreadable at position {}", event.position());
                break;
            }
        }
        return events;
    }

    /**
     * The stream begins with the files of the build that begins it. Written past Axon, as the application starts, before there
     * is anybody to send a command to; a ledger that is read-only goes on without.
     */
    void adopt(Sequencer sequencer, Ids ids, LedgerClock clock) {
        if (log.lastSequence(EditionEvent.STREAM).isPresent()) {
            return;
        }
        SerializedObject<byte[]> payload = serializer.serialize(
                new EditionAdopted(
                        1, Catalogue.load().title(), CatalogueTexts.shipped().byName()),
                byte[].class);
        byte[] metadata =
                serializer.serialize(MetaData.emptyInstance(), byte[].class).getData();
        try {
            sequencer.append(List.of(new NewEvent(
                    ids.next(),
                    new EventName(
                            CatalogueStream.KIND,
                            payload.getType().getName(),
                            payload.getType().getRevision()),
                    EditionEvent.STREAM,
                    0,
                    ChronoUnit.MICROS.between(Instant.EPOCH, clock.now()),
                    new EventBytes(payload.getData(), metadata, ids.salt()))));
        } catch (SequenceConflictException e) {
            LOG.info("another node adopted the catalogue at the same moment");
        } catch (AppendsClosedException e) {
            LOG.warn("the ledger is read-only: the catalogue of this build is not adopted yet");
        }
    }

    private EditionEvent read(StoredEvent event) {
        return serializer.deserialize(new SimpleSerializedObject<>(
                event.bytes().payload(),
                byte[].class,
                event.name().type(),
                event.name().revision()));
    }
}
