package org.chengxin.api.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import javax.sql.DataSource;

/** A log that was loaded to a certain size, and our store on it. */
final class GrownLog implements AutoCloseable {

    private final BenchPostgres postgres;
    private final String loaded;
    private final String used;
    private final int events;
    private final int connections;
    private HikariDataSource pool;
    private SealedStore store;

    private GrownLog(BenchPostgres postgres, String loaded, String used, int events, int connections) {
        this.postgres = postgres;
        this.loaded = loaded;
        this.used = used;
        this.events = events;
        this.connections = connections;
    }

    /** Loads {@code events} events into a database of its own. */
    static GrownLog load(BenchPostgres postgres, String database, int events, Options options) throws Exception {
        loadInto(postgres, database, events, options);
        GrownLog log = new GrownLog(postgres, database, database, events, options.pool());
        log.open();
        return log;
    }

    /** The same, but {@link #renew} makes it as small as it was. */
    static GrownLog loadRenewable(BenchPostgres postgres, String database, int events, Options options)
            throws Exception {
        loadInto(postgres, database, events, options);
        GrownLog log = new GrownLog(postgres, database, database + "_used", events, options.pool());
        log.renew();
        return log;
    }

    private static void loadInto(BenchPostgres postgres, String database, int events, Options options)
            throws Exception {
        postgres.createLedger(database);
        try (HikariDataSource pool = postgres.pool(database, 1)) {
            new LogLoader(pool, postgres::checkpoint, events, options.seed()).load();
        }
    }

    /** Returns whether it is now as it was loaded. */
    boolean renew() throws SQLException {
        if (used.equals(loaded)) {
            return false;
        }
        close();
        postgres.dropDatabase(used);
        postgres.copyDatabase(loaded, used);
        open();
        return true;
    }

    /** Comes back after {@link #close}. */
    void open() {
        pool = postgres.pool(used, connections);
        store = SealedStore.open(pool, () -> postgres.connect(used));
    }

    SealedStore store() {
        return store;
    }

    DataSource pool() {
        return pool;
    }

    /** How many it was loaded with. */
    int events() {
        return events;
    }

    String database() {
        return used;
    }

    @Override
    public void close() {
        if (store != null) {
            store.close();
            pool.close();
        }
    }
}
