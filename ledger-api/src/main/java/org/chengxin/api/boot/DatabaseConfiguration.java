package org.chengxin.api.boot;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.chengxin.api.boot.StartRefused.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Finds or starts PostgreSQL before anything can ask for a connection, and checks that it keeps what it acknowledges.
 *
 * <p>The pool is made from {@link JdbcConnectionDetails}, which depends on {@link Database}: Spring therefore closes the
 * pool first and the database after it.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseProperties.class)
class DatabaseConfiguration {

    @Bean
    DataFolder dataFolder(@Value("${chengxin.data:data}") Path root) {
        return DataFolder.open(root);
    }

    @Bean
    Database database(DatabaseProperties given, DataFolder folder) {
        String url = given.url();
        return url == null || url.isBlank()
                ? EmbeddedDatabase.start(folder)
                : new GivenDatabase(
                        url, given.username(), given.password(), given.ownerUsername(), given.ownerPassword());
    }

    @Bean
    JdbcConnectionDetails durableDatabase(Database database) {
        try (Connection connection = database.connect()) {
            Durability.check(connection);
        } catch (SQLException e) {
            throw unreachable(database, e);
        }
        return new Address(database);
    }

    /** Tables are made and changed as their owner, who is somebody else than the application where that is set up. */
    @Bean
    FlywayConnectionDetails owner(Database database) {
        return new Owner(database);
    }

    @Bean
    FlywayConfigurationCustomizer grants(Database database) {
        return flyway -> flyway.callbacks(new ApplicationGrants(database));
    }

    private static StartRefused unreachable(Database database, SQLException e) {
        return new StartRefused(
                new Wording(
                        "无法连接数据库 " + database.url() + "：" + e.getMessage(),
                        "Cannot connect to " + database.url() + ": " + e.getMessage()),
                new Wording(
                        "检查 chengxin.database.url、username、password；不设置 url 则使用内嵌 PostgreSQL。",
                        "Check chengxin.database.url, username and password; without a url the embedded PostgreSQL is"
                                + " used."),
                e);
    }

    private record Owner(Database database) implements FlywayConnectionDetails {

        @Override
        public @Nullable String getUsername() {
            return database.ownerUsername();
        }

        @Override
        public @Nullable String getPassword() {
            return database.ownerPassword();
        }

        @Override
        public String getJdbcUrl() {
            return database.url();
        }
    }

    private record Address(Database database) implements JdbcConnectionDetails {

        @Override
        public @Nullable String getUsername() {
            return database.username();
        }

        @Override
        public @Nullable String getPassword() {
            return database.password();
        }

        @Override
        public String getJdbcUrl() {
            return database.url();
        }
    }
}
