package org.chengxin.ledger.verify;

import java.sql.ResultSet;
import java.sql.SQLException;

/** How the rows of a log are asked for and read. What somebody emptied or cut is read as something that fits no leaf. */
interface DatabaseRows {

    /** All rows in the order of positions. */
    String query();

    Row read(ResultSet row) throws SQLException;

    static byte[] bytes(ResultSet row, int column) throws SQLException {
        byte[] bytes = row.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    static String text(ResultSet row, int column) throws SQLException {
        String text = row.getString(column);
        return text == null ? "" : text;
    }
}
