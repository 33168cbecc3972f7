package org.chengxin.api.bench;

/** Appends of the usual work to a grown log, which is made as small as it was before every turn if it can be. */
record GrownAppends(String name, GrownLog log) implements Contender {

    @Override
    public void prepare() throws Exception {
        log.renew();
    }

    @Override
    public Client client(Work work) {
        return () -> {
            log.store().engine().appendEvents(work.next(1));
            return 1;
        };
    }
}
