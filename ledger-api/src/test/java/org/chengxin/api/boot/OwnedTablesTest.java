package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import org.chengxin.api.LedgerApplication;
import org.chengxin.api.support.LedgerHttp;
import org.chengxin.api.support.Samples;
import org.chengxin.api.support.TestPostgres;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class OwnedTablesTest {

    private static final String OWNER = "keeper";

    @Test
    void anApplicationThatDoesNotOwnItsTablesWorksAndCannotTakeTheTriggersAway() throws Exception {
        TestPostgres.run("create role " + OWNER + " login");
        String url = TestPostgres.newDatabase(OWNER);
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target")), "owned-");
        try (ConfigurableApplicationContext ledger = new SpringApplicationBuilder(LedgerApplication.class)
                        .run(
                                "--server.port=0",
                                "--chengxin.demo=true",
                                "--chengxin.database.url=" + url.replace("user=" + TestPostgres.USER, ""),
                                "--chengxin.database.username=" + TestPostgres.USER,
                                "--chengxin.database.owner-username=" + OWNER,
                                "--chengxin.data=" + data);
                LedgerHttp http = new LedgerHttp(
                        Integer.parseInt(ledger.getEnvironment().getRequiredProperty("local.server.port")));
                Connection application = TestPostgres.connect(url);
                Statement statement = application.createStatement()) {
            assertThat(http.postJson(
                                    "/api/v1/subjects",
                                    Samples.enterprise(1),
                                    "Authorization",
                                    http.bearer("demo-office"))
                            .statusCode())
                    .isEqualTo(201);
            for (String change : new String[] {
                "update ledger.event set payload = ''",
                "delete from ledger.event",
                "truncate ledger.event",
                "delete from disclosure_log.entry",
                "update ledger.checkpoint set size = 0",
            }) {
                assertThatThrownBy(() -> statement.execute(change))
                        .as(change)
                        .hasMessageContaining("permission denied for table");
            }
            assertThatThrownBy(() -> statement.execute("drop trigger events_are_for_ever on ledger.event"))
                    .hasMessageContaining("must be owner");
        }
    }
}
