package org.chengxin.api.boot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.chengxin.ledger.store.EventBytes;
import org.chengxin.ledger.store.EventName;
import org.chengxin.ledger.store.NewEvent;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.UsageEvent.LookedUp;
import org.chengxin.ledger.usage.UsageLog;

/** A look-up as it will be stored, all but its place in the stream. */
record UnplacedUsage(String eventId, EventName name, long recordedAtMicros, EventBytes bytes) {

    static UnplacedUsage of(String eventId, LookedUp event, Serializer serializer, Ids ids, LedgerClock clock) {
        SerializedObject<byte[]> payload = serializer.serialize(event, byte[].class);
        byte[] metadata =
                serializer.serialize(MetaData.emptyInstance(), byte[].class).getData();
        return new UnplacedUsage(
                eventId,
                new EventName(
                        UsageLog.KIND,
                        payload.getType().getName(),
                        payload.getType().getRevision()),
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.now()),
                new EventBytes(payload.getData(), metadata, ids.salt()));
    }

    NewEvent at(String stream, long sequence) {
        return new NewEvent(eventId, name, stream, sequence, recordedAtMicros, bytes);
    }
}
