package org.chengxin.ledger.catalogue;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chengxin.ledger.personal.PersonalText;
import tools.jackson.databind.JsonNode;

/**
 * What the catalogue asks of a payload schema beyond JSON Schema 2020-12: closed objects, a title on every field, a bound
 * on every text and list, references only into itself, and personal fields only where they can be taken out again.
 */
final class SchemaProfile {

    static final String PERSONAL = "x-personal";

    /** Marks a field that serves the authorities among themselves and is never published. */
    static final String INTERNAL = "x-internal";

    private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef", "$id");

    private final Schema metaSchema;

    SchemaProfile(Schema metaSchema) {
        this.metaSchema = metaSchema;
    }

    /** Refuses {@code schema} or tells its personal fields. */
    List<PersonalField> check(Spot schema) {
        List<Error> errors = metaSchema.validate(schema.node());
        if (!errors.isEmpty()) {
            throw schema.fault("a valid JSON Schema 2020-12", errors.getFirst().toString());
        }
        staysAtHome(schema);
        List<PersonalField> personal = new ArrayList<>();
        checkObject(schema, "", personal);
        return List.copyOf(personal);
    }

    private static void staysAtHome(Spot spot) {
        if (spot.node().isArray()) {
            spot.items().forEach(SchemaProfile::staysAtHome);
        } else if (spot.node().isObject()) {
            spot.members().forEach((name, value) -> {
                if (REFERENCES.contains(name) && !value.node().asString("").startsWith("#/")) {
                    throw value.fault("a reference into the same schema (#/…)");
                }
                staysAtHome(value);
            });
        }
    }

    private static void checkObject(Spot object, String path, List<PersonalField> personal) {
        if (!object.node().path("additionalProperties").isBoolean()
                || object.at("additionalProperties").flag()) {
            throw object.fault("additionalProperties: false");
        }
        object.at("properties").members().forEach((name, field) -> {
            if (!name.matches("[a-z][A-Za-z0-9]{0,49}")) {
                throw field.fault("a name in camelCase", name);
            }
            field.at("title").text();
            checkField(field, path + "/" + name, personal);
        });
    }

    private static void checkField(Spot field, String path, List<PersonalField> personal) {
        switch (field.at("type").text()) {
            case "object" -> checkObject(field, path, personal);
            case "array" -> {
                field.at("maxItems").number();
                noPersonalFieldsInside(field.at("items"));
            }
            case "string" -> checkText(field);
            case "integer", "number", "boolean" -> {}
            default -> throw field.at("type").fault("object, array, string, integer, number or boolean");
        }
        field.maybe(PERSONAL).ifPresent(mark -> personal.add(new PersonalField(path, isAlways(field, mark))));
    }

    private static void checkText(Spot field) {
        if (field.maybe("enum").isEmpty() || field.maybe(PERSONAL).isPresent()) {
            int max = field.at("maxLength").number();
            if (max < 1 || max > PersonalText.LENGTH_MAX_CHARACTERS) {
                throw field.at("maxLength").fault("1 to " + PersonalText.LENGTH_MAX_CHARACTERS);
            }
        }
    }

    private static boolean isAlways(Spot field, Spot mark) {
        if (!field.at("type").text().equals("string") || field.at("minLength").number() < 1) {
            throw field.fault("a text with minLength 1, because it is personal");
        }
        return switch (mark.text()) {
            case "always" -> true;
            case "whenNaturalPerson" -> false;
            default -> throw mark.fault("always or whenNaturalPerson");
        };
    }

    private static void noPersonalFieldsInside(Spot items) {
        JsonNode found = items.node().findValue(PERSONAL);
        if (found != null) {
            throw items.fault("no personal field inside a list");
        }
    }
}
