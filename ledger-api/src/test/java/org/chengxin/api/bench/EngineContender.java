package org.chengxin.api.bench;

import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/** Whatever stands behind Axon's SPI: theirs and ours are called in the same way. */
record EngineContender(String name, EventStorageEngine engine, int eventsPerAppend) implements Contender {

    @Override
    public Client client(Work work) {
        return () -> {
            engine.appendEvents(work.next(eventsPerAppend));
            return eventsPerAppend;
        };
    }
}
