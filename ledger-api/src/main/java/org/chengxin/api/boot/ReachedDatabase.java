package org.chengxin.api.boot;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chengxin.api.boot.StartRefused.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.PropertyResolver;

/**
 * The ledger's database for somebody who only looks at it, whether the application runs or not: the one the settings name, the
 * embedded one that is running, or the embedded one started for as long as the look takes.
 */
public final class ReachedDatabase implements AutoCloseable {

    /** Everything before the name of the database, and everything after it. */
    private static final Pattern URL = Pattern.compile("(jdbc:postgresql://[^/?]+/)[^/?]+(\\?.*)?");

    private static final String MAINTENANCE = "postgres";

    private final Database database;
    private final @Nullable Database maintenance;

    private ReachedDatabase(Database database, @Nullable Database maintenance) {
        this.database = database;
        this.maintenance = maintenance;
    }

    /**
     * By the settings that the application would be started with.
     *
     * @throws StartRefused if there is none
     */
    public static ReachedDatabase by(PropertyResolver settings) {
        String url = settings.getProperty("chengxin.database.url", "");
        return url.isBlank()
                ? embedded(LedgerParts.dataFolder(settings))
                : new ReachedDatabase(
                        new GivenDatabase(
                                url,
                                settings.getProperty("chengxin.database.username"),
                                settings.getProperty("chengxin.database.password"),
                                settings.getProperty("chengxin.database.owner-username"),
                                settings.getProperty("chengxin.database.owner-password")),
                        null);
    }

    private static ReachedDatabase embedded(Path root) {
        if (!Files.isDirectory(root.resolve("postgres"))) {
            throw nothing(root);
        }
        DataFolder folder = DataFolder.open(root);
        PostgresCluster cluster = new PostgresCluster(folder);
        if (!cluster.isComplete()) {
            throw nothing(root);
        }
        Optional<FolderLock> lock = FolderLock.tryAcquire(folder);
        if (lock.isPresent()) {
            EmbeddedDatabase started = EmbeddedDatabase.start(folder, lock.get());
            return new ReachedDatabase(started, maintenance(started.port(), cluster.password()));
        }
        int port = cluster.portInUse().orElseThrow(() -> starting(root));
        return new ReachedDatabase(
                new GivenDatabase(
                        EmbeddedDatabase.url(port, EmbeddedDatabase.NAME),
                        EmbeddedDatabase.NAME,
                        cluster.password(),
                        EmbeddedDatabase.OWNER,
                        cluster.password()),
                maintenance(port, cluster.password()));
    }

    private static Database maintenance(int port, String password) {
        return new GivenDatabase(
                EmbeddedDatabase.url(port, MAINTENANCE), PostgresCluster.SUPERUSER, password, null, null);
    }

    private static StartRefused nothing(Path root) {
        return new StartRefused(
                new Wording(root + " 中没有账本的数据库。", "There is no database of a ledger in " + root + "."),
                new Wording(
                        "用 chengxin.data 指定数据目录，或用 chengxin.database.url 指定数据库。",
                        "Name the data folder with chengxin.data, or the database with chengxin.database.url."));
    }

    private static StartRefused starting(Path root) {
        return new StartRefused(
                new Wording(root + " 中的账本正在启动或停止。", "The ledger in " + root + " is just starting or stopping."),
                new Wording("稍后再试。", "Try again in a moment."));
    }

    /** What it is called in a report: its address without settings. */
    public String name() {
        return database.url().replaceAll("\\?.*", "");
    }

    public Connection connect() throws SQLException {
        return database.connect();
    }

    /** Connects as whoever may make databases here, if anybody may. */
    public Connection connectToMakeDatabases() throws SQLException {
        return maintenance == null ? connectAsOwner(database.url()) : maintenance.connect();
    }

    /** Connects to another database of the same server, as the owner of the ledger's tables does to theirs. */
    public Connection connectTo(String name) throws SQLException {
        Matcher parts = URL.matcher(database.url());
        if (!parts.matches()) {
            throw new SQLException("the name of the database is not to be found in " + database.url());
        }
        String rest = parts.group(2);
        return connectAsOwner(parts.group(1) + name + (rest == null ? "" : rest));
    }

    private Connection connectAsOwner(String url) throws SQLException {
        return DriverManager.getConnection(url, database.ownerUsername(), database.ownerPassword());
    }

    /** The role that owns the ledger's tables; empty if the address says it. */
    public Optional<String> owner() {
        return Optional.ofNullable(database.ownerUsername());
    }

    @Override
    public void close() {
        database.close();
    }
}
