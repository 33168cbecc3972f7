package org.chengxin.api.boot;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import org.axonframework.serialization.jackson3.Jackson3SerializerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/**
 * What Axon's Jackson 3 serializer needs in addition to its defaults.
 *
 * <ul>
 *   <li>Fields are visible, or an aggregate's snapshot is stored as an empty object and cannot be loaded again.
 *   <li>Axon's own types may be named inside JSON, or a token of a replay is written and never read back.
 *   <li>Properties are sorted, so that equal objects give equal bytes.
 * </ul>
 */
@Configuration(proxyBeanMethods = false)
class AxonJson {

    @Bean
    Jackson3SerializerCustomizer axonJsonCustomizer() {
        return mapper -> mapper.enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .changeDefaultVisibility(visibility -> visibility.withFieldVisibility(Visibility.ANY))
                .polymorphicTypeValidator(BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .build());
    }
}
