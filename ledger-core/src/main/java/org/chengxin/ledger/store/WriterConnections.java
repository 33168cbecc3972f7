package org.chengxin.ledger.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens the sequencer's own connection to PostgreSQL: not from a pool whose connections requests may use up. */
public interface WriterConnections {

    Connection open() throws SQLException;
}
