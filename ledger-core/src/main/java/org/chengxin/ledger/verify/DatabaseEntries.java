package org.chengxin.ledger.verify;

import java.sql.ResultSet;
import java.sql.SQLException;

/** The rows of {@code disclosure_log.entry}, which hold the bytes of their leaves. */
final class DatabaseEntries implements DatabaseRows {

    @Override
    public String query() {
        return "select position, entry, leaf_hash, tree_head from disclosure_log.entry order by position";
    }

    @Override
    public Row read(ResultSet row) throws SQLException {
        byte[] treeHead = row.getBytes(4);
        return new EntryRow(
                row.getLong(1),
                DatabaseRows.bytes(row, 2),
                DatabaseSource.hash(DatabaseRows.bytes(row, 3)),
                treeHead == null ? null : DatabaseSource.hash(treeHead));
    }
}
