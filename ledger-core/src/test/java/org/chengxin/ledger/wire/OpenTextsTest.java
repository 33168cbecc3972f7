package org.chengxin.ledger.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.personal.BrokenSealException;
import org.chengxin.ledger.personal.HoldsPersonal;
import org.chengxin.ledger.personal.KeyDestroyedException;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.personal.Sealed;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.PersonalPatterns;
import org.chengxin.ledger.support.CampaignTries;
import org.chengxin.ledger.support.Facts;
import org.chengxin.ledger.support.FixedKeys;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Open texts in which a personal number stands, and those that are always sealed: at every place where a text can stand. */
@AddLifecycleHook(CampaignTries.class)
class OpenTextsTest {

    private static final String OWNER = "01J00000000000000000000001";
    private static final String OTHER = "01J00000000000000000000002";
    private static final String MOBILE = "13812345678";
    private static final String CITIZEN =
            CitizenId.complete("32028119900101123").value();
    private static final String CARD = "6222021234567890128";
    private static final List<String> NUMBERS = List.of(MOBILE, CITIZEN, CARD);

    private final FixedKeys keys = new FixedKeys();
    private final WireJson wire = new WireJson(new PersonalSealer(keys));

    /** Every shape in which the wire meets a string. */
    private record Everywhere(
            String subjectId,
            @Nullable String text,
            List<String> list,
            TreeMap<String, String> map,
            @Nullable Inner inner,
            List<Inner> inners,
            @Nullable JsonNode node,
            @Nullable ObjectNode object,
            @Sealed @Nullable String marked)
            implements HoldsPersonal {
        @Override
        public String keyOwner() {
            return subjectId;
        }
    }

    private record Inner(String text, @Sealed String marked) {}

    @Example
    void aTextWithAPersonalNumberIsSealedWhereverItStands() {
        Everywhere value = everywhere("电话" + MOBILE);
        String json = wire.write(OWNER, value);

        assertThat(json).doesNotContain(MOBILE).doesNotContain("无害").contains("平常");
        assertThat(count(json)).isEqualTo(13);
        assertThat(wire.read(OWNER, json, Everywhere.class)).isEqualTo(value);
        assertThat(wire.write(OWNER, value))
                .as("equal content gives equal bytes")
                .isEqualTo(json);
    }

    @Example
    void everyKindOfPersonalNumberIsRecognised() {
        for (String number : NUMBERS) {
            assertThat(wire.write(OWNER, new Inner("号码" + number + "。", "x"))).doesNotContain(number);
        }
    }

    @Example
    void aTextWithoutANumberStaysOpenUnlessItIsMarked() {
        String json = wire.write(OWNER, new Inner("经查，未按规定明码标价。", "张三处罚决定书"));
        assertThat(json).contains("经查，未按规定明码标价。").doesNotContain("张三");
        assertThat(count(json)).isEqualTo(1);
    }

    @Example
    void afterTheErasureTheTextSaysThatItWasErasedAndTheRestIsAsBefore() {
        Everywhere value = everywhere("电话" + MOBILE);
        String json = wire.write(OWNER, value);
        keys.destroy(OWNER);

        Everywhere erased = everywhere(Sealed.ERASED);
        assertThat(wire.read(OWNER, json, Everywhere.class)).isEqualTo(withMarkedErased(erased));
    }

    @Example
    void whatIsWrittenAfterTheErasureHoldsNullsAndReadsAlike() {
        Everywhere value = everywhere("电话" + MOBILE);
        wire.write(OWNER, value);
        keys.destroy(OWNER);

        String json = wire.write(OWNER, value);
        assertThat(json).doesNotContain(MOBILE).contains("{\"$personal\":null}");
        Everywhere read = wire.read(OWNER, json, Everywhere.class);
        assertThat(read).isEqualTo(withMarkedErased(everywhere(Sealed.ERASED)));
        assertThat(wire.write(OWNER, read)).isEqualTo(json);
    }

    @Example
    void whatIsWrittenWhileAnErasureIsUnderWayIsWhatIsWrittenAfterIt() {
        Everywhere value = everywhere("电话" + MOBILE);
        String before = wire.writeErased(OWNER, value);
        wire.write(OWNER, value);
        keys.destroy(OWNER);

        assertThat(before).doesNotContain(MOBILE).isEqualTo(wire.write(OWNER, value));
    }

    @Example
    void anEventOfSomebodyErasedIsNotMadeAgainWithItsNumbers() {
        WireSerializer serializer = new WireSerializer(new PersonalSealer(keys));
        FactRecorded event = recorded("电话" + MOBILE);
        byte[] stored = serializer.serialize(event, byte[].class).getData();
        assertThat(new String(stored, StandardCharsets.UTF_8)).doesNotContain(MOBILE);
        keys.destroy(OWNER);

        assertThatThrownBy(() -> serializer.serialize(event, byte[].class)).isInstanceOf(KeyDestroyedException.class);
    }

    @Example
    void aSealedTextMovedToAnotherPlaceOrOwnerDoesNotOpen() {
        String list = wire.write(
                OWNER, JsonMapper.shared().createArrayNode().add(MOBILE).add("平常"));
        String moved = "[\"平常\"," + list.substring(1).replace(",\"平常\"", "");
        assertThatThrownBy(() -> wire.read(OWNER, moved, JsonNode.class)).isInstanceOf(BrokenSealException.class);

        JsonNode tree = JsonMapper.shared().readTree("{\"a\":{\"b\":\"" + MOBILE + "\"}}");
        String renamed = wire.write(OWNER, tree).replace("\"b\"", "\"c\"");
        assertThatThrownBy(() -> wire.read(OWNER, renamed, JsonNode.class)).isInstanceOf(BrokenSealException.class);

        keys.of(OTHER);
        String whole = wire.write(OWNER, tree);
        assertThatThrownBy(() -> wire.read(OTHER, whole, JsonNode.class)).isInstanceOf(BrokenSealException.class);
    }

    @Example
    void whatIsNoSealedTextIsRefusedWhereATextIsExpected() {
        for (String wrong : List.of(
                "{}",
                "{\"$personal\":1}",
                "{\"$personal\":[]}",
                "{\"personal\":\"" + MOBILE + "\"}",
                "{\"$personal\":null,\"more\":1}")) {
            assertThatThrownBy(() -> wire.read(OWNER, "{\"text\":" + wrong + ",\"marked\":\"x\"}", Inner.class))
                    .as(wrong)
                    .isInstanceOf(JacksonException.class);
        }
    }

    @Example
    void aTreeMayHoldAnObjectThatOnlyLooksLikeASealedText() {
        for (String tree : List.of("{\"$personal\":1}", "{\"$personal\":{\"a\":1}}", "{\"$personal\":\"x\",\"b\":2}")) {
            JsonNode node = JsonMapper.shared().readTree(tree);
            assertThat(wire.read(OWNER, wire.write(OWNER, node), JsonNode.class))
                    .isEqualTo(node);
        }
    }

    /** Values are not given away by printing what holds them. */
    @Example
    void aPrintedFactGivesNoTextAway() {
        assertThat(recorded("电话" + MOBILE).toString()).doesNotContain(MOBILE, "决定书");
    }

    @Property(tries = 300)
    void anyTreeIsReadAsItWasWritten(@ForAll("trees") JsonNode tree) {
        String json = wire.write(OWNER, tree);
        assertThat(NUMBERS).noneMatch(json::contains);
        assertThat(wire.read(OWNER, json, JsonNode.class)).isEqualTo(tree);
        assertThat(wire.write(OWNER, JsonMapper.shared().readTree(tree.toString())))
                .isEqualTo(json);
    }

    @Property(tries = 300)
    void anyTreeReadsErasedExactlyWhereANumberStood(@ForAll("trees") JsonNode tree) {
        String json = wire.write(OWNER, tree);
        keys.of(OWNER).destroy(OWNER);
        assertThat(wire.read(OWNER, json, JsonNode.class)).isEqualTo(naivelyErased(tree));
        keys.restore(OWNER);
    }

    /** Names with everything that a JSON pointer escapes, and with what looks like an index. */
    @Provide
    Arbitrary<JsonNode> trees() {
        Arbitrary<String> names = Arbitraries.of("a", "b/c", "d~e", "~1", "", "0", "名", "\"q\"", "/", "$personalia");
        Arbitrary<String> texts = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(6),
                Arbitraries.of(NUMBERS),
                Combinators.combine(
                                Arbitraries.of("电话", "", "卡号："), Arbitraries.of(NUMBERS), Arbitraries.of("。", "", "\n"))
                        .as((before, number, after) -> before + number + after));
        var nodes = JsonMapper.shared().getNodeFactory();
        Arbitrary<JsonNode> leaves = Arbitraries.oneOf(
                texts.map(t -> (JsonNode) nodes.stringNode(t)),
                Arbitraries.integers().map(i -> (JsonNode) nodes.numberNode(i)),
                Arbitraries.of((JsonNode) nodes.nullNode(), nodes.booleanNode(true)));
        return Arbitraries.recursive(
                () -> leaves,
                inner -> Arbitraries.oneOf(
                        inner.list().ofMaxSize(4).map(items -> {
                            ArrayNode array = nodes.arrayNode();
                            items.forEach(array::add);
                            return (JsonNode) array;
                        }),
                        Arbitraries.maps(names, inner).ofMaxSize(4).map(fields -> {
                            ObjectNode object = nodes.objectNode();
                            fields.forEach(object::set);
                            return (JsonNode) object;
                        })),
                0,
                4);
    }

    private static JsonNode naivelyErased(JsonNode node) {
        var nodes = JsonMapper.shared().getNodeFactory();
        if (node.isString()) {
            return PersonalPatterns.areIn(node.stringValue()) ? nodes.stringNode(Sealed.ERASED) : node;
        }
        if (node.isArray()) {
            ArrayNode array = nodes.arrayNode();
            node.forEach(item -> array.add(naivelyErased(item)));
            return array;
        }
        if (node.isObject()) {
            ObjectNode object = nodes.objectNode();
            node.properties().forEach(p -> object.set(p.getKey(), naivelyErased(p.getValue())));
            return object;
        }
        return node;
    }

    private static Everywhere everywhere(String text) {
        TreeMap<String, String> map = new TreeMap<>(Map.of("a/b", text, "~", text, "平", "平常"));
        JsonNode tree = JsonMapper.shared()
                .createObjectNode()
                .put("x/y~z", text)
                .put("n", 1)
                .set("l", JsonMapper.shared().createArrayNode().add("平常").add(text));
        ObjectNode object = JsonMapper.shared().createObjectNode();
        object.putObject("").put("in", text);
        return new Everywhere(
                OWNER,
                text,
                List.of("平常", text),
                map,
                new Inner(text, "无害甲"),
                List.of(new Inner("平常", "无害乙"), new Inner(text, "无害丙")),
                tree,
                object,
                "无害丁");
    }

    private static Everywhere withMarkedErased(Everywhere e) {
        return new Everywhere(
                e.subjectId(),
                e.text(),
                e.list(),
                e.map(),
                e.inner() == null ? null : new Inner(e.inner().text(), Sealed.ERASED),
                e.inners().stream().map(i -> new Inner(i.text(), Sealed.ERASED)).toList(),
                e.node(),
                e.object(),
                Sealed.ERASED);
    }

    private static FactRecorded recorded(String content) {
        Fact fact = Facts.fact("AA-02", JsonMapper.shared().createObjectNode().put("content", content));
        return new FactRecorded(
                Facts.SUBJECT,
                Facts.record(1),
                fact,
                Facts.shown(org.chengxin.ledger.catalogue.DisclosureLevel.QUERY, null, null),
                new Act(Facts.OFFICE, new PersonalText("理由"), List.of(), null),
                null);
    }

    private static int count(String json) {
        return json.split("\"\\$personal\"", -1).length - 1;
    }
}
