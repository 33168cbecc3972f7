package org.chengxin.api.boot;

import org.springframework.boot.autoconfigure.AutoConfiguration;

/**
 * Puts Axon 4.13's auto-configurations after those of Spring Boot 4 that they look for.
 *
 * <p>Axon orders itself by the class names of Boot 2 and 3. On Boot 4 it therefore runs too early, finds no data source
 * and no transaction manager, and falls back without a word to an event bus that stores nothing and to transactions
 * that are none. {@code AxonOrderTest} shows both: the silent fallback without this class and the cure with it.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration",
            "org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration"
        },
        beforeName = {
            "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.MicrometerMetricsAutoConfiguration"
        })
class AxonOrderBridgeAutoConfiguration {}
