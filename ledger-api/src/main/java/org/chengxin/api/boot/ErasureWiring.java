package org.chengxin.api.boot;

import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.chengxin.api.erasure.ErasureEffects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Sets the follower that carries out erasures behind a processor of its own: one node runs it at a time, and none skips. */
@Configuration(proxyBeanMethods = false)
class ErasureWiring {

    @Bean
    ConfigurerModule erasureProcessor(ErasureEffects effects) {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerEventHandler(c -> new ErasureFeed(effects, c.eventStore()))
                .assignHandlerInstancesMatching(ErasureFeed.NAME, handler -> handler instanceof ErasureFeed)
                .registerListenerInvocationErrorHandler(ErasureFeed.NAME, c -> PropagatingErrorHandler.instance())
                .registerPooledStreamingEventProcessor(
                        ErasureFeed.NAME, c -> c.eventStore(), (c, builder) -> builder.initialSegmentCount(1)));
    }
}
