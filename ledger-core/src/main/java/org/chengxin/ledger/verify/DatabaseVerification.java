package org.chengxin.ledger.verify;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks both logs of a ledger's database, as they are at one moment. */
public final class DatabaseVerification {

    private final String name;
    private final Connection connection;
    private final List<LogSource> copies;
    private final Trust trust;
    private final Report report;
    private final PrintStream terminal;

    DatabaseVerification(
            String name,
            Connection connection,
            List<LogSource> copies,
            Trust trust,
            Report report,
            PrintStream terminal) {
        this.name = name;
        this.connection = connection;
        this.copies = copies;
        this.trust = trust;
        this.report = report;
        this.terminal = terminal;
    }

    /**
     * Checks, and says so line by line.
     *
     * @param name of the database, for the lines
     * @param connection in a transaction that sees one moment, as {@link #begin} makes it
     * @param terminal where the progress is shown, if somebody watches
     */
    public static void run(String name, Connection connection, Trust trust, Report report, PrintStream terminal) {
        new DatabaseVerification(name, connection, List.of(), trust, report, terminal).run();
    }

    /** Connects for as long as it takes. */
    static void connect(
            String url,
            @Nullable String user,
            @Nullable String driver,
            List<LogSource> copies,
            Trust trust,
            Report report,
            PrintStream terminal) {
        try (Connection connection = DatabaseConnection.open(url, user, driver)) {
            new DatabaseVerification(url.replaceAll("\\?.*", ""), connection, copies, trust, report, terminal).run();
        } catch (SQLException e) {
            throw DatabaseSource.unreadable(e);
        }
    }

    /** Begins a transaction on {@code connection} that changes nothing and sees one moment. */
    public static void begin(Connection connection) throws SQLException {
        DatabaseConnection.begin(connection);
    }

    void run() {
        List<String> origins = new ArrayList<>();
        for (DatabaseLog log : DatabaseLog.values()) {
            try (LogSource source = DatabaseSource.of(name + " " + log.schema(), connection, log);
                    Progress progress = Progress.onTerminal(terminal)) {
                String origin = source.identity().origin();
                origins.add(origin);
                new LogVerification(source, copiesOf(origin), trust.about(origin), report, progress).run();
            }
        }
        trust.strangers(origins).forEach(this::stranger);
    }

    private List<LogSource> copiesOf(String origin) {
        return copies.stream()
                .filter(copy -> copy.identity().origin().equals(origin))
                .toList();
    }

    /** Whoever brings something about a log that is not here would otherwise believe that it had been compared. */
    private void stranger(String what) {
        report.differs(
                Topic.KEPT_CHECKPOINT,
                1,
                List.of(new Difference(
                        0, what, "", new Wording("此数据库中没有这个账本", "is about a log that is not in this database"))));
    }
}
