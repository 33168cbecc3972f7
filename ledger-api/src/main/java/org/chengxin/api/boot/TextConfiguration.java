package org.chengxin.api.boot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Texts of pages and problems: every {@code messages/<door>.properties} is Chinese and is what answers when nothing
 * else fits, {@code messages/<door>_en.properties} is English. A door that adds its pair of files need not register it.
 */
@Configuration(proxyBeanMethods = false)
class TextConfiguration {

    @Bean
    MessageSource messageSource() throws IOException {
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties");
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasenames(Stream.of(files)
                .map(file -> Objects.requireNonNull(file.getFilename()).replaceFirst("(_.*)?\\.properties$", ""))
                .distinct()
                .sorted()
                .map(name -> "messages/" + name)
                .toArray(String[]::new));
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setDefaultLocale(Locale.ROOT);
        return texts;
    }
}
