package org.chengxin.api.web;

import org.chengxin.ledger.store.AppendGate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives every page its language and its frame. */
@Configuration(proxyBeanMethods = false)
class PageWiring {

    @Bean
    LocaleResolver localeResolver() {
        return new PageLanguage();
    }

    @Bean
    WebMvcConfigurer pageFrame(
            LocaleResolver localeResolver, @Value("${chengxin.demo:false}") boolean demo, AppendGate gate) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new PageFrame(localeResolver, demo, gate))
                        .excludePathPatterns("/api/**");
            }
        };
    }
}
