package org.chengxin.api.canary;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.postgresql.PGConnection;

/**
 * What a ledger leaves behind in its database and on its disk. The embedded binaries have no pg_dump: every table of every
 * schema, statistics of the planner among them, is copied out as text instead, which is what a dump would hold of them.
 */
final class LeftBehind {

    private static final String TABLES = """
            select quote_ident(table_schema) || '.' || quote_ident(table_name)
              from information_schema.tables
             where (table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema'))
                or (table_schema, table_name) in (('pg_catalog', 'pg_stats'), ('pg_catalog', 'pg_stat_activity'),
                                                  ('pg_catalog', 'pg_largeobject'), ('pg_catalog', 'pg_db_role_setting'))
             order by 1
            """;

    private final Path data;
    private final Path temporary;

    LeftBehind(Path data, Path temporary) {
        this.data = data;
        this.temporary = temporary;
    }

    /** Where something was found. */
    static final class Places {
        private final TreeMap<String, Set<Needles.Found>> found = new TreeMap<>();
        private long bytes;

        void look(Needles needles, String where, byte[] content) {
            bytes += content.length;
            Set<Needles.Found> here = needles.in(content);
            if (!here.isEmpty()) {
                found.put(where, here);
            }
        }

        TreeMap<String, Set<Needles.Found>> found() {
            return found;
        }

        long bytes() {
            return bytes;
        }
    }

    /** Every table as text. */
    void tables(Connection superuser, Needles needles, Places places) throws SQLException, IOException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = superuser.createStatement()) {
            statement.execute("analyze");
            try (ResultSet rows = statement.executeQuery(TABLES)) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
        }
        for (String table : tables) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            superuser
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select * from " + table + ") to stdout", text);
            places.look(needles, "table " + table, text.toByteArray());
        }
    }

    /** Every file of the cluster, its write-ahead log and its own log among them, after all of it was written out. */
    void cluster(Connection superuser, Needles needles, Places places) throws SQLException, IOException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute("checkpoint");
        }
        files(data.resolve("postgres"), needles, places);
    }

    /** What the application keeps beside the database, and its temporary files. */
    void folders(Needles needles, Places places) throws IOException {
        for (String own : List.of("keys", "log", "run/imports", "run/uploads")) {
            files(data.resolve(own), needles, places);
        }
        files(temporary, needles, places);
    }

    private void files(Path folder, Needles needles, Places places) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                places.look(needles, "file " + data.getParent().relativize(file), Files.readAllBytes(file));
            }
        }
    }
}
