package org.chengxin.api.boot;

import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.serialization.Serializer;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.Sequencer;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.UsageEvent.LookedUp;
import org.chengxin.ledger.usage.UsageLog;

/**
 * The streams of look-ups in the sealed log. Written past Axon, because a look-up depends on none before it: nothing is loaded,
 * whatever its account has looked at today. Read by everybody like any other event.
 */
final class SealedUsages implements UsageLog {

    /** Streams whose next place is remembered; another one is asked for in the database. */
    static final int LANES_MAX = 1_024;

    private final SealedLog log;
    private final Sequencer sequencer;
    private final Serializer serializer;
    private final Ids ids;
    private final LedgerClock clock;
    private final Map<String, UsageLane> lanes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, UsageLane> eldest) {
            return size() > LANES_MAX;
        }
    };

    SealedUsages(SealedLog log, Sequencer sequencer, Serializer serializer, Ids ids, LedgerClock clock) {
        this.log = log;
        this.sequencer = sequencer;
        this.serializer = serializer;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String append(LookedUp event) {
        String eventId = ids.next();
        lane(event.usageId().value()).append(UnplacedUsage.of(eventId, event, serializer, ids, clock));
        return eventId;
    }

    /** Two lanes of one stream, after one was forgotten while it was in use, take turns like two nodes. */
    private UsageLane lane(String stream) {
        synchronized (lanes) {
            return lanes.computeIfAbsent(stream, s -> new UsageLane(s, log, sequencer));
        }
    }
}
