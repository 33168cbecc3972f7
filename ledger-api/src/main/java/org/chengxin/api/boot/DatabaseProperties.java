package org.chengxin.api.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which PostgreSQL to use.
 *
 * @param url JDBC URL; absent or empty means the embedded one
 * @param username the role that the application works as
 * @param ownerUsername the role that owns the tables, used at the start only; absent means that the application's role owns
 *     them, and only triggers keep it from changing events
 */
@ConfigurationProperties("chengxin.database")
record DatabaseProperties(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password,
        @Nullable String ownerUsername,
        @Nullable String ownerPassword) {}
