package org.chengxin.api.bench;

import java.util.SplittableRandom;

/** Reads of all events of a subject drawn at random, payloads and all, as a command handler reads them. */
record SubjectReads(String name, GrownLog log) implements Contender {

    @Override
    public Client client(Work work) {
        SplittableRandom random = new SplittableRandom();
        int subjects = LogLoader.subjects(log.events());
        return () -> Math.toIntExact(log.store()
                .engine()
                .readEvents(LogLoader.subject(random.nextInt(subjects)))
                .asStream()
                .map(event -> event.getPayload())
                .count());
    }
}
