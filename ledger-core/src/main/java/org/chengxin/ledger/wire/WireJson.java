package org.chengxin.ledger.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.chengxin.ledger.personal.PersonalText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * The one JSON form of events: sorted properties, ISO dates, absent values left out, nothing unknown accepted.
 *
 * <p>A {@link PersonalText} is written as an object with the single property {@value #PERSONAL}, so that what is personal
 * can be found in the bytes without the class that wrote them.
 */
public final class WireJson {

    static final String PERSONAL = "$personal";

    private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

    private WireJson() {}

    public static JsonMapper mapper() {
        return MAPPER;
    }

    static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.addModule(new SimpleModule("personal")
                        .addSerializer(PersonalText.class, new PersonalSerializer())
                        .addDeserializer(PersonalText.class, new PersonalDeserializer()))
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                // Without this the components of a record would come first, in the order in which they are declared.
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .changeDefaultVisibility(v -> v.withFieldVisibility(JsonAutoDetect.Visibility.ANY))
                .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_NULL));
    }

    private static final class PersonalSerializer extends ValueSerializer<PersonalText> {
        @Override
        public void serialize(PersonalText text, JsonGenerator out, SerializationContext context) {
            out.writeStartObject();
            out.writeStringProperty(PERSONAL, text.value());
            out.writeEndObject();
        }
    }

    private static final class PersonalDeserializer extends ValueDeserializer<PersonalText> {
        @Override
        public PersonalText deserialize(JsonParser in, DeserializationContext context) {
            var node = context.readTree(in);
            var text = node.get(PERSONAL);
            if (!node.isObject() || node.size() != 1 || text == null || !text.isString()) {
                return (PersonalText) context.handleUnexpectedToken(PersonalText.class, in);
            }
            return new PersonalText(text.stringValue());
        }
    }
}
