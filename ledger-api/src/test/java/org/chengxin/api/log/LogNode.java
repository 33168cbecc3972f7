package org.chengxin.api.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chengxin.api.LedgerApplication;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;
import org.chengxin.api.support.TestPostgres;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.store.AppendGate;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One node of a ledger, on a database and a folder that it may share with others or with its own earlier life. */
final class LogNode implements AutoCloseable {

    /** The events with which a ledger begins: of each of its logs, what it is called and which key signs it, and the catalogue. */
    static final int STATED = 3;

    private final ConfigurableApplicationContext context;
    private final LedgerHttp http;

    private LogNode(ConfigurableApplicationContext context) {
        this.context = context;
        this.http = new LedgerHttp(port());
    }

    static LogNode start(String databaseUrl, Path data, String... settings) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--chengxin.log.public=true",
                "--spring.datasource.hikari.maximum-pool-size=6",
                "--spring.datasource.hikari.minimum-idle=1",
                "--chengxin.database.url=" + databaseUrl,
                "--chengxin.database.username=" + TestPostgres.USER,
                "--chengxin.data=" + data));
        arguments.addAll(List.of(settings));
        return new LogNode(new SpringApplicationBuilder(LedgerApplication.class).run(arguments.toArray(String[]::new)));
    }

    static Path folder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "node-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    LedgerHttp http() {
        return http;
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ServedLog log() {
        return bean(Logs.class).ledger();
    }

    AppendGate gate() {
        return bean(AppendGate.class);
    }

    /** Registers the {@code n}-th enterprise: one event. */
    void append(int n) {
        append(bean(LedgerCommands.class), bean(SubjectDirectory.class), n);
    }

    static Answer.Done append(LedgerCommands commands, SubjectDirectory directory, int n) {
        Identifier identifier = Identifier.uscc(Samples.enterpriseCode(n));
        Registration registration = new Registration(
                SubjectKind.ENTERPRISE,
                SubjectName.of(SubjectKind.ENTERPRISE, "江阴市示例" + n + "有限公司"),
                List.of(identifier),
                null,
                null);
        Answer answer = commands.send(new RegisterSubject(
                directory.claim(identifier), registration, Act.of(new Actor("office", Role.OFFICE, null))));
        if (answer instanceof Answer.Done done) {
            return done;
        }
        throw new IllegalStateException(answer.toString());
    }

    /** Waits for a published checkpoint that ends with the {@code count}-th event after the stated ones. */
    void awaitAppended(long count) {
        awaitSize(log(), STATED + count);
    }

    /** Waits until everything that there is has been published. */
    void awaitHead() {
        awaitSize(log(), bean(SealedLog.class).head());
    }

    /** Waits for a published checkpoint of exactly this size. */
    static void awaitSize(ServedLog log, long size) {
        Eventually.that(() -> Optional.of(size).equals(log.newest().map(ServedCheckpoint::size)));
    }

    TlogClient client() {
        return new TlogClient("http://127.0.0.1:" + port() + "/log");
    }

    /** Runs a statement in a database as superuser, past the triggers that hold everybody else off. */
    static void asSuperuser(String databaseUrl, String sql) {
        try (Connection connection = superuser(databaseUrl);
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    static Connection superuser(String databaseUrl) throws SQLException {
        return DriverManager.getConnection(databaseUrl.replace("user=" + TestPostgres.USER, "user=postgres"));
    }

    /** Keeps every node from signing until it is closed. */
    static Connection holdSigning(String databaseUrl) throws SQLException {
        return holdSigning(databaseUrl, "ledger");
    }

    /** The same for the log in {@code schema}. */
    static Connection holdSigning(String databaseUrl, String schema) throws SQLException {
        Connection connection = superuser(databaseUrl);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "select pg_advisory_xact_lock(hashtextextended('chengxin.checkpoint." + schema + "', 0))");
        }
        return connection;
    }

    @Override
    public void close() {
        http.close();
        context.close();
    }
}
