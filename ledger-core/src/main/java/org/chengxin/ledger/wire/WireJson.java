package org.chengxin.ledger.wire;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.wire.PersonalPlace.Mode;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON form of what is stored: sorted properties, ISO dates, absent values left out, nothing unknown accepted.
 *
 * <p>A {@link PersonalText} is written as an object with the single property {@value #PERSONAL}, so that what is personal
 * can be found in the bytes without the class that wrote them. Its value is the text sealed for its owner and for the JSON
 * pointer where it stands, or null where the text has been erased. Texts marked {@link org.chengxin.ledger.personal.Sealed}
 * and open texts in which a personal number stands are written in the same way. Equal content gives equal bytes.
 */
public final class WireJson {

    static final String PERSONAL = "$personal";

    private static final JsonMapper MAPPER = configure(JsonMapper.builder()).build();

    private final PersonalSealer sealer;

    public WireJson(PersonalSealer sealer) {
        this.sealer = sealer;
    }

    /** For what holds nothing personal: meeting a personal text, it fails. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    /**
     * Writes something that can be made again from the ledger: personal texts of an owner that has been erased are left out.
     *
     * @param owner whose key seals
     */
    public String write(String owner, Object value) {
        return new PersonalPlace(owner, sealer, Mode.LENIENT)
                .in(MAPPER.writer())
                .writeValueAsString(value);
    }

    /**
     * Writes what is left of something once the personal data of its owner is erased, whether or not the key is gone already:
     * the same as {@link #write} writes after that.
     */
    public String writeErased(String owner, Object value) {
        return new PersonalPlace(owner, sealer, Mode.ERASING)
                .in(MAPPER.writer())
                .writeValueAsString(value);
    }

    /** Reads what was written for {@code owner}; texts whose key was destroyed come as erased. */
    public <T> T read(String owner, String json, Class<T> type) {
        return new PersonalPlace(owner, sealer, Mode.LENIENT)
                .in(MAPPER.readerFor(type))
                .readValue(json);
    }

    public PersonalSealer sealer() {
        return sealer;
    }

    static JsonMapper.Builder configure(JsonMapper.Builder builder) {
        return builder.annotationIntrospector(new SealedTexts())
                .addModule(new SimpleModule("personal")
                        .addSerializer(PersonalText.class, new PersonalSerializer())
                        .addDeserializer(PersonalText.class, new PersonalDeserializer())
                        .addSerializer(String.class, new OpenTextSerializer())
                        .addDeserializer(String.class, new OpenTextDeserializer())
                        .addSerializer(JsonNode.class, new OpenTreeSerializer())
                        .addDeserializer(JsonNode.class, new OpenTreeDeserializer<>(JsonNode.class))
                        .addDeserializer(ObjectNode.class, new OpenTreeDeserializer<>(ObjectNode.class)))
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                // Without this the components of a record would come first, in the order in which they are declared.
                .disable(MapperFeature.SORT_CREATOR_PROPERTIES_FIRST)
                .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                // A broken seal is reported as what it is and not as trouble with JSON.
                .disable(SerializationFeature.WRAP_EXCEPTIONS)
                .disable(DeserializationFeature.WRAP_EXCEPTIONS)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .changeDefaultVisibility(v -> v.withFieldVisibility(JsonAutoDetect.Visibility.ANY))
                .changeDefaultPropertyInclusion(v -> v.withValueInclusion(JsonInclude.Include.NON_NULL));
    }
}
