package org.chengxin.api.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A store with the fault that the campaign must find: it answers first and commits afterwards. */
final class EarlyKeeper implements Keeper {

    private static final String ANY_LEAF = "00".repeat(32);

    private final Keeper later;
    private final ExecutorService commits = Executors.newSingleThreadExecutor();
    private final AtomicLong position = new AtomicLong();

    EarlyKeeper(Keeper later) {
        this.later = later;
    }

    @Override
    public List<Place> keep(Command command) {
        commits.execute(() -> later.keep(command));
        List<Place> promised = new ArrayList<>();
        for (int event = 0; event < command.events(); event++) {
            promised.add(new Place(position.incrementAndGet(), ANY_LEAF));
        }
        return promised;
    }
}
