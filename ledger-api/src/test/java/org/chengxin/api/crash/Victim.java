package org.chengxin.api.crash;

import java.io.IOException;

/** A ledger in a process of its own. */
interface Victim extends AutoCloseable {

    /** Starts it, for the first time or after it was killed, and returns when it takes calls. */
    void start() throws Exception;

    /** Kills it as {@code kill -9} does and returns when it is gone. */
    void kill() throws Exception;

    Caller call() throws IOException;

    @Override
    void close();
}
