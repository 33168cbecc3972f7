package org.chengxin.ledger.verify;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/**
 * Connects to the ledger's database through a driver that is found on the class path or in a jar that the auditor names;
 * none is brought along. The transaction it opens is read-only and sees one moment.
 */
final class DatabaseConnection {

    private static final String PASSWORD = "PGPASSWORD";

    private DatabaseConnection() {}

    static Connection open(String url, @Nullable String user, @Nullable String driverJar) {
        try {
            Connection connection = driver(url, driverJar).connect(url, properties(user));
            if (connection == null) {
                throw new SQLException("the driver does not take " + url);
            }
            begin(connection);
            return connection;
        } catch (SQLException e) {
            throw DatabaseSource.unreadable(e);
        }
    }

    /** Begins a transaction that changes nothing and sees one moment. */
    static void begin(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    }

    private static Properties properties(@Nullable String user) {
        Properties properties = new Properties();
        // Hashes and payloads as they are instead of in hexadecimal, from the first row on.
        properties.setProperty("prepareThreshold", "-1");
        properties.setProperty("ApplicationName", "chengxin-verify");
        if (user != null) {
            properties.setProperty("user", user);
        }
        String password = System.getenv(PASSWORD);
        if (password != null) {
            properties.setProperty("password", password);
        }
        return properties;
    }

    private static Driver driver(String url, @Nullable String jar) throws SQLException {
        ServiceLoader<Driver> drivers =
                jar == null ? ServiceLoader.load(Driver.class) : ServiceLoader.load(Driver.class, classes(jar));
        for (Driver driver : drivers) {
            if (driver.acceptsURL(url)) {
                return driver;
            }
        }
        throw new UnreadableException(new Wording(
                "没有可用的 JDBC 驱动：请用 --driver 指定，例如 --driver postgresql.jar",
                "there is no JDBC driver for " + url + ": name one, e.g. --driver postgresql.jar"));
    }

    /** Stays open as long as the process, as the driver does. */
    private static ClassLoader classes(String jar) {
        File file = new File(jar);
        if (!file.isFile()) {
            throw new UnreadableException(new Wording(jar + " 打不开", jar + " is no file"));
        }
        try {
            return new URLClassLoader(new URL[] {file.toURI().toURL()}, DatabaseConnection.class.getClassLoader());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jar, e);
        }
    }
}
