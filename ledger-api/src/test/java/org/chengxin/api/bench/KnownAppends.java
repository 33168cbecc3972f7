package org.chengxin.api.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Appends to subjects drawn at random from those of the log: every index page may be touched, and the first touch after a
 * checkpoint writes all of it.
 * No two clients append to the same subject.
 */
record KnownAppends(String name, GrownLog log, Map<Integer, Integer> appended) implements Contender {

    KnownAppends(String name, GrownLog log) {
        this(name, log, new ConcurrentHashMap<>());
    }

    @Override
    public void prepare() throws Exception {
        if (log.renew()) {
            appended.clear();
        }
    }

    @Override
    public Client client(Work work) {
        return () -> {
            int subject = work.drawOwn(LogLoader.subjects(log.events()));
            int sequence = Work.EVENTS_PER_SUBJECT + appended.merge(subject, 1, Integer::sum) - 1;
            log.store().engine().appendEvents(List.of(work.next(LogLoader.subject(subject), sequence)));
            return 1;
        };
    }
}
