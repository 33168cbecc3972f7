package org.chengxin.api.boot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** The PostgreSQL that keeps the ledger: the one brought along, or the one the operator names. */
sealed interface Database extends AutoCloseable permits EmbeddedDatabase, GivenDatabase {

    String url();

    @Nullable
    String username();

    @Nullable
    String password();

    /** Who owns the tables and brings them up to date; the application itself only uses them. */
    default @Nullable String ownerUsername() {
        return username();
    }

    default @Nullable String ownerPassword() {
        return password();
    }

    default Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), username(), password());
    }

    @Override
    void close();
}
