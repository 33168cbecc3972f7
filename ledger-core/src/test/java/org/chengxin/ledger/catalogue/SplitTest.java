package org.chengxin.ledger.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectKind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SplitTest {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final RecordType PENALTY = CATALOGUE.type("AA-02").orElseThrow();

    @Test
    void of_an_enterprise_only_ids_and_names_of_persons_are_taken_out() {
        Split split = CATALOGUE.split(PENALTY, SubjectKind.ENTERPRISE, withRepresentative());
        assertThat(split.personal())
                .containsOnlyKeys("/legalRepresentative/idNo", "/legalRepresentative/name")
                .containsEntry("/legalRepresentative/name", new PersonalText("张三"));
        assertThat(split.open().toString()).contains("现场检查发现").doesNotContain("张三", "11010519491231002X");
    }

    @Test
    void of_a_natural_person_the_free_text_is_taken_out_too() {
        Split split = CATALOGUE.split(PENALTY, SubjectKind.PERSON, withRepresentative());
        assertThat(split.personal()).containsKeys("/violation", "/facts", "/content");
        assertThat(split.open().toString()).isEqualTo("{\"kind\":[\"警告\"],\"legalRepresentative\":{}}");
    }

    @Test
    void splitting_leaves_the_payload_as_it_was() {
        ObjectNode payload = withRepresentative();
        CATALOGUE.split(PENALTY, SubjectKind.PERSON, payload);
        assertThat(payload).isEqualTo(withRepresentative());
    }

    @Test
    void a_personal_field_that_is_no_text_is_refused_without_showing_it() {
        ObjectNode payload = Payloads.penalty("警告").put("facts", 4711);
        assertThatThrownBy(() -> CATALOGUE.split(PENALTY, SubjectKind.PERSON, payload))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected a text at /facts, found NUMBER");
    }

    @Property
    void join_is_the_inverse_of_split_and_the_open_part_holds_no_personal_field(
            @ForAll("types") RecordType type, @ForAll SubjectKind kind, @ForAll Random random) {
        ObjectNode payload = payloadOf(type.schema(), random);
        Split split = CATALOGUE.split(type, kind, payload);
        assertThat(CATALOGUE.join(split.open(), split.personal(), PersonalText::value))
                .isEqualTo(payload);
        for (PersonalField field : type.personalFields()) {
            if (field.isPersonalFor(kind)) {
                assertThat(split.open().at(field.pointer()).isMissingNode()).isTrue();
            }
        }
        assertThat(CATALOGUE.split(type, kind, split.open()).personal()).isEmpty();
    }

    @Provide
    Arbitrary<RecordType> types() {
        return Arbitraries.of(CATALOGUE.types());
    }

    private static ObjectNode withRepresentative() {
        ObjectNode payload = Payloads.penalty("警告");
        payload.putObject("legalRepresentative").put("name", "张三").put("idNo", "11010519491231002X");
        return payload;
    }

    /** Some of the schema's fields, with values of the right JSON type. */
    private static ObjectNode payloadOf(JsonNode schema, Random random) {
        ObjectNode payload = Payloads.of("{}");
        JsonNode properties = schema.get("properties");
        List<String> names = new ArrayList<>(properties.propertyNames());
        names.removeIf(name -> random.nextInt(3) == 0);
        for (String name : names) {
            switch (properties.get(name).get("type").stringValue()) {
                case "object" -> payload.set(name, payloadOf(properties.get(name), random));
                case "string" -> payload.put(name, "文字" + random.nextInt());
                case "array" -> payload.putArray(name).add("项" + random.nextInt());
                case "boolean" -> payload.put(name, random.nextBoolean());
                default -> payload.put(name, random.nextInt());
            }
        }
        return payload;
    }
}
