package org.chengxin.api.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points an application at a database and a data folder that nobody used before. Settings of the test win over these. */
public final class FreshDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> properties = new HashMap<>();
        properties.put("chengxin.database.url", TestPostgres.newDatabase());
        properties.put("chengxin.database.username", TestPostgres.USER);
        properties.put("chengxin.data", newFolder().toString());
        properties.put("chengxin.demo", "true");
        properties.put("spring.datasource.hikari.maximum-pool-size", "10");
        properties.put("spring.datasource.hikari.minimum-idle", "1");
        // Last, but the application's own files are below: none of them names these keys.
        context.getEnvironment().getPropertySources().addLast(new MapPropertySource("fresh-database", properties));
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory(Files.createDirectories(Path.of("target")), "data-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
