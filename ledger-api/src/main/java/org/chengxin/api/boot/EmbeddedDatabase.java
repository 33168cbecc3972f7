package org.chengxin.api.boot;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.chengxin.api.boot.StartRefused.Wording;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL the ledger brings along. It listens on the loopback only, asks for a password from its first second,
 * syncs every commit, survives the application and is stopped after it.
 */
final class EmbeddedDatabase implements Database {

    static final String NAME = "chengxin";

    /** Owns the database and its tables; the application works as {@link #NAME}. */
    static final String OWNER = "chengxin_owner";

    private final FolderLock lock;
    private final EmbeddedPostgres postgres;
    private final String password;

    private EmbeddedDatabase(FolderLock lock, EmbeddedPostgres postgres, String password) {
        this.lock = lock;
        this.postgres = postgres;
        this.password = password;
    }

    /** Starts it on the folder, creating the cluster at first; refused while another ledger works there. */
    static EmbeddedDatabase start(DataFolder folder) {
        return start(folder, FolderLock.acquire(folder));
    }

    /** Starts it for whoever holds the lock of the folder; stopping it lets the lock go. */
    static EmbeddedDatabase start(DataFolder folder, FolderLock lock) {
        try {
            RootAccount.refuseIfPostgresCannotRun(RootAccount.userId(), LinuxUtils.isUnshareAvailable());
            PostgresCluster cluster = new PostgresCluster(folder);
            EmbeddedPostgres postgres = cluster.start();
            cluster.createDatabase(postgres, NAME, OWNER);
            return new EmbeddedDatabase(lock, postgres, cluster.password());
        } catch (IOException | SQLException | RuntimeException e) {
            lock.close();
            throw e instanceof StartRefused refused ? refused : failed(folder, e);
        }
    }

    private static StartRefused failed(DataFolder folder, Exception e) {
        return new StartRefused(
                new Wording(
                        "内嵌 PostgreSQL 未能启动：" + e.getMessage(),
                        "The embedded PostgreSQL did not start: " + e.getMessage()),
                new Wording(
                        "原因见 " + folder.postgres().resolve("log") + " 中的日志。",
                        "Its log in " + folder.postgres().resolve("log") + " says why."),
                e);
    }

    @Override
    public String url() {
        return url(postgres.getPort(), NAME);
    }

    static String url(int port, String name) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?ApplicationName=chengxin-ledger";
    }

    int port() {
        return postgres.getPort();
    }

    @Override
    public @Nullable String username() {
        return NAME;
    }

    @Override
    public @Nullable String password() {
        return password;
    }

    @Override
    public String ownerUsername() {
        return OWNER;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            lock.close();
        }
    }
}
