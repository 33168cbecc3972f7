package org.chengxin.ledger.wire;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.SimpleSerializedObject;
import org.chengxin.ledger.personal.HoldsPersonal;
import org.chengxin.ledger.personal.KeyDestroyedException;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.personal.Sealed;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.ledger.support.FixedKeys;
import org.chengxin.ledger.wire.WireNames.WireName;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One sealed sample per stored form of an event, {@code wire/<name>.<revision>.json}, byte for byte as the store holds it.
 * They are read for ever: whoever changes an event adds a revision, a sample and an upcaster, and leaves these alone. Every
 * personal text in them carries {@link #CANARY}, sealed with the keys of {@link FixedKeys}.
 */
class WireSamplesTest {

    private static final String CANARY = "金丝雀";
    private static final String MANIFEST = "SEALED.sha256";

    private final FixedKeys keys = new FixedKeys().of("01J00000000000000000000001", "01J00000000000000000000009");
    private final WireSerializer serializer = new WireSerializer(new PersonalSealer(keys));

    static List<WireName> names() {
        return WireNames.all();
    }

    static List<WireName> namesOfWhatHoldsPersonalTexts() {
        return names().stream()
                .filter(name -> HoldsPersonal.class.isAssignableFrom(name.type()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyStoredFormHasASealedSample(WireName name) {
        assertThat(WireSamplesTest.class.getResource("/wire/" + file(name)))
                .as("add src/test/resources/wire/%s and its digest to %s", file(name), MANIFEST)
                .isNotNull();
    }

    @Test
    void aSealedSampleIsNeverChangedButARevisionAdded() throws IOException {
        Map<String, String> digests = new HashMap<>();
        for (String file : files()) {
            digests.put(file, sha256(bytes(file)));
        }
        assertThat(digests)
                .as("a sealed sample is never changed: add a revision")
                .isEqualTo(sealed());
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSampleIsReadAndWrittenAgainByteForByte(WireName name) {
        Object event = read(name);

        assertThat(event).isInstanceOf(name.type());
        assertThat(new String(serializer.serialize(event, byte[].class).getData(), StandardCharsets.UTF_8))
                .isEqualTo(new String(bytes(file(name)), StandardCharsets.UTF_8));
        SerializedType type = serializer.serialize(event, byte[].class).getType();
        assertThat(type.getName()).isEqualTo(name.name());
        assertThat(type.getRevision()).isEqualTo(name.revision());
    }

    /** Equal events give equal bytes, whatever the order in which their components are declared or a caller wrote them. */
    @ParameterizedTest
    @MethodSource("names")
    void propertiesAreWrittenInAlphabeticalOrder(WireName name) {
        assertSorted(JsonMapper.shared()
                .readTree(serializer.serialize(read(name), byte[].class).getData()));
    }

    @ParameterizedTest
    @MethodSource("names")
    void aSampleFillsEveryFieldOfItsEvent(WireName name) {
        Object event = read(name);
        assertThat(event.getClass().getRecordComponents())
                .allSatisfy(component -> assertThat(value(event, component)).isNotNull());
    }

    @Test
    void theSamplesTogetherFillEveryFieldOfEveryPart() {
        Map<Class<?>, Set<String>> filled = new HashMap<>();
        names().forEach(name -> collectFilled(read(name), filled));
        // A name is open or personal, never both, and a sample holds one name.
        filled.get(SubjectName.class).add("open");
        filled.forEach((type, components) -> assertThat(components)
                .as("components of %s that some sample fills", type.getSimpleName())
                .containsExactlyInAnyOrderElementsOf(Stream.of(type.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()));
        assertThat(filled).containsKey(PersonalText.class);
    }

    @ParameterizedTest
    @MethodSource("names")
    void nothingPersonalCanBeReadInTheStoredForm(WireName name) {
        assertThat(new String(bytes(file(name)), StandardCharsets.UTF_8))
                .doesNotContain(CANARY, "张三", "李四", "13812345678", "320281199001011233");
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPersonalTextIsSealedAndOpens(WireName name) {
        Object event = read(name);
        List<PersonalText> texts = personalTexts(event);
        assertThat(texts).allSatisfy(text -> assertThat(text.value()).contains(CANARY));
        assertThat(marked(JsonMapper.shared().readTree(bytes(file(name)))))
                .hasSize(texts.size() + openTexts(event).size());
    }

    @ParameterizedTest
    @MethodSource("namesOfWhatHoldsPersonalTexts")
    void withoutTheKeyEveryPersonalTextReadsAsErasedAndTheRestAsBefore(WireName name) {
        Object whole = read(name);
        String owner = ((HoldsPersonal) whole).keyOwner();
        keys.destroy(owner);
        Object erased = read(name);

        assertThat(personalTexts(erased))
                .hasSameSizeAs(personalTexts(whole))
                .allSatisfy(text -> assertThat(text.isErased()).isTrue());
        assertThat(erased.toString()).isEqualTo(whole.toString());
        assertThat(openTexts(erased)).isEmpty();
        assertThat(texts(erased).stream().filter(Sealed.ERASED::equals)).hasSameSizeAs(openTexts(whole));
        if (!personalTexts(whole).isEmpty()) {
            assertThatThrownBy(() -> serializer.serialize(whole, byte[].class))
                    .isInstanceOf(KeyDestroyedException.class)
                    .hasMessageContaining(owner);
        }
        byte[] written = serializer.serialize(erased, byte[].class).getData();
        assertThat(marked(JsonMapper.shared().readTree(written)))
                .allSatisfy(value -> assertThat(value.isNull()).isTrue());
        Object again = serializer.deserialize(
                new SimpleSerializedObject<>(written, byte[].class, name.name(), name.revision()));
        assertThat(again).isEqualTo(erased);
    }

    @ParameterizedTest
    @MethodSource("names")
    void aPrintedEventGivesNoPersonalTextAway(WireName name) {
        assertThat(read(name).toString()).doesNotContain(CANARY, "张三", "13812345678", "320281199001011233");
    }

    @Test
    void aTypeThatThisBuildDoesNotKnowIsAnError() {
        assertThatThrownBy(() -> serializer.deserialize(stored("{}", "credit.fact.forgotten", "1")))
                .isInstanceOf(UnknownWireTypeException.class)
                .hasMessageContaining("credit.fact.forgotten revision 1")
                .hasMessageContaining("credit.fact.recorded@1");
    }

    @Test
    void aRevisionThatThisBuildDoesNotKnowIsAnError() {
        assertThatThrownBy(() -> serializer.deserialize(stored("{}", "credit.fact.recorded", "2")))
                .isInstanceOf(UnknownWireTypeException.class);
    }

    @Test
    void aClassWithoutAWireNameIsNotStored() {
        assertThatThrownBy(() -> serializer.serialize("a text", byte[].class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no wire name");
    }

    @ParameterizedTest
    @MethodSource("names")
    void anUnknownPropertyIsAnErrorAndNotSkipped(WireName name) {
        ObjectNode sample = (ObjectNode) JsonMapper.shared().readTree(bytes(file(name)));
        sample.put("surprise", 1);
        assertThatThrownBy(() -> serializer.deserialize(stored(sample.toString(), name.name(), name.revision())))
                .isInstanceOf(SerializationException.class)
                .rootCause()
                .hasMessageContaining("surprise");
    }

    @Test
    void aPropertyWrittenTwiceIsAnError() {
        assertThatThrownBy(() -> serializer.deserialize(stored(
                        "{\"batchId\":\"01J00000000000000000000009\",\"rule\":\"A\",\"rule\":\"B\",\"rowsRead\":1}",
                        "submission.batch.failed",
                        "1")))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void aPersonalTextWithoutItsMarkIsAnError() {
        WireJson wire = new WireJson(new PersonalSealer(keys));
        String sealed = wire.write("a", new PersonalText("张三"));
        assertThat(wire.read("a", sealed, PersonalText.class)).isEqualTo(new PersonalText("张三"));
        for (String wrong : List.of(
                "\"张三\"",
                "{}",
                "[]",
                "1",
                "{\"$personal\":1}",
                "{\"$personal\":[]}",
                "{\"personal\":\"张三\"}",
                sealed.replace("}", ",\"more\":1}"),
                sealed.replace("}", ",\"$personal\":null}"))) {
            assertThatThrownBy(() -> wire.read("a", wrong, PersonalText.class))
                    .as(wrong)
                    .isInstanceOf(JacksonException.class);
        }
    }

    private static void assertSorted(JsonNode node) {
        assertThat(List.copyOf(node.propertyNames())).isSorted();
        node.forEach(WireSamplesTest::assertSorted);
    }

    /** The values under every mark. */
    private static List<JsonNode> marked(JsonNode node) {
        List<JsonNode> found = new ArrayList<>();
        if (node.has(WireJson.PERSONAL)) {
            assertThat(node.size()).isEqualTo(1);
            found.add(node.get(WireJson.PERSONAL));
        }
        node.forEach(child -> found.addAll(marked(child)));
        return found;
    }

    private static List<PersonalText> personalTexts(Object value) {
        List<PersonalText> found = new ArrayList<>();
        if (value instanceof PersonalText text) {
            found.add(text);
        } else if (value instanceof Record record) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                found.addAll(personalTexts(value(record, component)));
            }
        } else if (value instanceof Iterable<?> parts && !(value instanceof JsonNode)) {
            parts.forEach(part -> found.addAll(personalTexts(part)));
        } else if (value instanceof Map<?, ?> parts) {
            parts.values().forEach(part -> found.addAll(personalTexts(part)));
        }
        return found;
    }

    /** Texts that are no personal ones to the core and are sealed all the same: they carry the canary too. */
    private static List<String> openTexts(Object event) {
        return texts(event).stream().filter(text -> text.contains(CANARY)).toList();
    }

    /** All plain texts. */
    private static List<String> texts(@Nullable Object value) {
        List<String> found = new ArrayList<>();
        if (value instanceof String text) {
            found.add(text);
        } else if (value instanceof JsonNode node) {
            if (node.isString()) {
                found.add(node.stringValue());
            }
            node.forEach(part -> found.addAll(texts(part)));
        } else if (value instanceof Record record && !(value instanceof PersonalText)) {
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                found.addAll(texts(value(record, component)));
            }
        } else if (value instanceof Iterable<?> parts) {
            parts.forEach(part -> found.addAll(texts(part)));
        } else if (value instanceof Map<?, ?> parts) {
            parts.values().forEach(part -> found.addAll(texts(part)));
        }
        return found;
    }

    private static void collectFilled(Object value, Map<Class<?>, Set<String>> filled) {
        if (value instanceof Record record) {
            Set<String> components = filled.computeIfAbsent(record.getClass(), type -> new HashSet<>());
            for (RecordComponent component : record.getClass().getRecordComponents()) {
                Object part = value(record, component);
                if (part != null) {
                    components.add(component.getName());
                    collectFilled(part, filled);
                }
            }
        } else if (value instanceof Iterable<?> parts && !(value instanceof JsonNode)) {
            parts.forEach(part -> collectFilled(part, filled));
        } else if (value instanceof Map<?, ?> parts) {
            parts.values().forEach(part -> collectFilled(part, filled));
        }
    }

    private static Object value(Object record, RecordComponent component) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object read(WireName name) {
        return serializer.deserialize(
                new SimpleSerializedObject<>(bytes(file(name)), byte[].class, name.name(), name.revision()));
    }

    private static SimpleSerializedObject<byte[]> stored(String json, String name, String revision) {
        return new SimpleSerializedObject<>(json.getBytes(StandardCharsets.UTF_8), byte[].class, name, revision);
    }

    private static String file(WireName name) {
        return name.name() + "." + name.revision() + ".json";
    }

    private static List<String> files() throws IOException {
        try (Stream<Path> folder = Files.list(Path.of("src/test/resources/wire"))) {
            return folder.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(MANIFEST))
                    .toList();
        }
    }

    private static Map<String, String> sealed() {
        return new String(bytes(MANIFEST), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.split(" {2}", 2))
                .collect(toMap(line -> line[1], line -> line[0]));
    }

    private static byte[] bytes(String file) {
        try (InputStream in = WireSamplesTest.class.getResourceAsStream("/wire/" + file)) {
            assertThat(in).as("src/test/resources/wire/%s", file).isNotNull();
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
