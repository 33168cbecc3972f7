package org.chengxin.api.operator;

import java.util.List;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;

/** The settings that the application would be started with: files, profiles, environment and command line, as Boot reads them. */
final class Settings {

    private Settings() {}

    /** @param arguments in the form {@code --key=value} */
    static ConfigurableEnvironment read(List<String> arguments) {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .registerShutdownHook(false)
                .properties(Map.of("logging.level.root", "warn", "spring.main.banner-mode", "off"))
                .run(arguments.toArray(String[]::new))) {
            return context.getEnvironment();
        }
    }

    /** No bean, nor one itself where the application looks for its own: only the settings are asked for. */
    static class Nothing {}
}
