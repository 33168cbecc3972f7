package org.chengxin.api.bench;

/** One way to keep events. It is opened once for a run and holds what clients share. */
interface Contender {

    String name();

    /** Makes ready for a turn; the time it takes does not count. */
    default void prepare() throws Exception {}

    /** Starts what one client does; the client is one thread. */
    Client client(Work work) throws Exception;

    /** What one thread repeats until its turn is over. */
    interface Client {

        /** Appends and returns, when all of it is on disk, how many events that were. */
        int append() throws Exception;
    }
}
