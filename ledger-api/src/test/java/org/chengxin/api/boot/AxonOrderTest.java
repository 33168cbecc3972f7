package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.axonframework.springboot.autoconfig.AxonAutoConfiguration;
import org.axonframework.springboot.autoconfig.AxonTracingAutoConfiguration;
import org.axonframework.springboot.autoconfig.EventProcessingAutoConfiguration;
import org.axonframework.springboot.autoconfig.InfraConfiguration;
import org.axonframework.springboot.autoconfig.JdbcAutoConfiguration;
import org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration;
import org.axonframework.springboot.autoconfig.TransactionAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Guards against Axon 4.13 on Boot 4 falling back to transactions that are none, which it does without a message. */
class AxonOrderTest {

    private static final Class<?>[] WITHOUT_BRIDGE = {
        AxonAutoConfiguration.class,
        EventProcessingAutoConfiguration.class,
        InfraConfiguration.class,
        TransactionAutoConfiguration.class,
        NoOpTransactionAutoConfiguration.class,
        JdbcAutoConfiguration.class,
        AxonTracingAutoConfiguration.class,
        DataSourceAutoConfiguration.class,
        DataSourceTransactionManagerAutoConfiguration.class
    };

    @Test
    void without_the_bridge_axon_has_no_transactions() {
        runner(WITHOUT_BRIDGE)
                .run(context ->
                        assertThat(context.getBean(TransactionManager.class)).isInstanceOf(NoTransactionManager.class));
    }

    @Test
    void with_the_bridge_axon_takes_part_in_springs_transactions() {
        Class<?>[] withBridge = Stream.concat(
                        Stream.of(WITHOUT_BRIDGE), Stream.of(AxonOrderBridgeAutoConfiguration.class))
                .toArray(Class<?>[]::new);
        runner(withBridge)
                .run(context -> assertThat(context.getBean(TransactionManager.class))
                        .isInstanceOf(SpringTransactionManager.class));
    }

    private static ApplicationContextRunner runner(Class<?>... configurations) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(configurations))
                .withPropertyValues(
                        "axon.axonserver.enabled=false",
                        "axon.serializer.general=jackson3",
                        "axon.serializer.events=jackson3",
                        "axon.serializer.messages=jackson3",
                        "spring.datasource.url=jdbc:postgresql://localhost:1/never-connected");
    }
}
