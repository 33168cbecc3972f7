package org.chengxin.api.crash;

import java.io.IOException;
import java.util.List;

/** One client's line to the ledger, used by one thread. */
interface Caller extends AutoCloseable {

    /**
     * Sends a command and waits for the answer.
     *
     * @return a receipt for each of its events, in their order
     * @throws IOException if there is no answer, so that nobody knows what became of the command
     */
    List<Receipt> send(Command command) throws IOException;

    @Override
    void close();
}
