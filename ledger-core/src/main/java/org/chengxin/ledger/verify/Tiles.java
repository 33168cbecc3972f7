package org.chengxin.ledger.verify;

import java.util.Optional;

/** Where the files of a served log come from, by their paths below its prefix. Used by several threads at once. */
interface Tiles extends AutoCloseable {

    /** What the log is called in a line. */
    String name();

    /**
     * The file, if there is one.
     *
     * @throws UnreadableException if it cannot be told
     */
    Optional<byte[]> read(String path);

    @Override
    void close();
}
