package org.chengxin.api.reading;

import java.time.Duration;
import org.chengxin.ledger.store.Positions;
import org.chengxin.projections.engine.ViewPositions;
import org.springframework.stereotype.Component;

/**
 * For a door that must find what was acknowledged a moment ago: waits until a view holds everything the ledger held when it
 * was asked. Usually that is a matter of milliseconds.
 */
@Component
public class Freshness {

    private static final Duration WAIT_AT_MOST = Duration.ofSeconds(3);

    private final Positions positions;
    private final ViewPositions views;

    Freshness(Positions positions, ViewPositions views) {
        this.positions = positions;
        this.views = views;
    }

    /** Returns when {@code view} has caught up with the ledger of this moment, or when it takes too long. */
    public void catchUp(String view) {
        views.await(view, positions.head(), WAIT_AT_MOST);
    }
}
