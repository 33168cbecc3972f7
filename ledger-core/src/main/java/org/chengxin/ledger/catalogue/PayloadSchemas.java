package org.chengxin.ledger.catalogue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The payload schemas, compiled once; safe for many threads. Nothing is ever fetched from a network: references leave a
 * schema for nowhere (see {@link SchemaProfile}) and the registry would not follow them.
 */
final class PayloadSchemas {

    /** Most faults told about one payload; the first hundred are enough to see what is wrong. */
    static final int FAULTS_MAX = 100;

    private static final String META_SCHEMA = "https://json-schema.org/draft/2020-12/schema";

    private static final Dialect DIALECT = Dialect.builder(Dialects.getDraft202012())
            .keywords(Stream.of(SchemaProfile.PERSONAL, "x-titleEn", "x-unit", "x-source", SchemaProfile.INTERNAL)
                    .map(NonValidationKeyword::new)
                    .toList())
            .build();

    private final Map<String, Schema> byCode = new HashMap<>();

    PayloadSchemas(Collection<RecordType> types) {
        SchemaRegistry registry = registry();
        for (RecordType type : types) {
            Schema schema = registry.getSchema(type.schema());
            schema.initializeValidators();
            byCode.put(type.code(), schema);
        }
    }

    static SchemaProfile profile() {
        return new SchemaProfile(registry().getSchema(SchemaLocation.of(META_SCHEMA)));
    }

    List<FieldFault> validate(RecordType type, JsonNode payload) {
        Schema schema = byCode.get(type.code());
        if (schema == null) {
            throw new IllegalArgumentException("expected a type of this catalogue, found " + type);
        }
        List<Error> chinese = errors(schema, payload, Locale.SIMPLIFIED_CHINESE);
        if (chinese.isEmpty()) {
            return List.of();
        }
        List<Error> english = errors(schema, payload, Locale.ENGLISH);
        List<FieldFault> faults = new ArrayList<>();
        for (int i = 0; i < Math.min(FAULTS_MAX, chinese.size()); i++) {
            faults.add(fault(type, chinese.get(i), english.get(i)));
        }
        return List.copyOf(faults);
    }

    private static List<Error> errors(Schema schema, JsonNode payload, Locale locale) {
        return schema.validate(
                payload,
                context -> context.executionConfig(
                        config -> config.formatAssertionsEnabled(true).locale(locale)));
    }

    private static FieldFault fault(RecordType type, Error zh, Error en) {
        String pointer = zh.getInstanceLocation().toString();
        String property = zh.getProperty();
        if (property != null) {
            pointer += "/" + property.replace("~", "~0").replace("/", "~1");
        }
        Bilingual message = new Bilingual(zh.getMessage(), en.getMessage());
        return new FieldFault(pointer, FieldTitles.of(type, pointer, message), zh.getKeyword());
    }

    private static SchemaRegistry registry() {
        return SchemaRegistry.withDialect(
                DIALECT, builder -> builder.schemaLoader(loader -> loader.fetchRemoteResources(false)));
    }
}
