package org.chengxin.api.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which PostgreSQL to use.
 *
 * @param url JDBC URL; absent or empty means the embedded one
 */
@ConfigurationProperties("chengxin.database")
record DatabaseProperties(
        @Nullable String url,
        @Nullable String username,
        @Nullable String password) {}
