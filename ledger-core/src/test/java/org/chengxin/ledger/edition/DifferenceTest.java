package org.chengxin.ledger.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.edition.Difference.Change;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    @Test
    void an_entry_of_a_list_is_known_by_its_code_and_not_by_its_number() {
        Difference difference = between(
                "{\"types\": [{\"code\": \"A\", \"x\": 1}, {\"code\": \"B\", \"x\": 2}]}",
                "{\"types\": [{\"code\": \"N\", \"x\": 9}, {\"code\": \"B\", \"x\": 3}, {\"code\": \"A\", \"x\": 1}]}");

        assertThat(places(difference)).containsExactly("types B x", "types N");
        assertThat(difference.changes().getFirst().before().asInt()).isEqualTo(2);
        assertThat(difference.changes().getFirst().after().asInt()).isEqualTo(3);
        assertThat(difference.changes().getLast().before()).isNull();
    }

    @Test
    void what_is_gone_has_no_after() {
        Difference difference = between("{\"a\": 1, \"b\": {\"c\": 2}}", "{\"b\": {}}");

        assertThat(places(difference)).containsExactly("a", "b c");
        assertThat(difference.changes())
                .allSatisfy(change -> assertThat(change.after()).isNull());
    }

    @Test
    void lists_without_codes_are_compared_as_a_whole() {
        assertThat(places(between("{\"a\": [1, 2]}", "{\"a\": [2, 1]}"))).containsExactly("a");
        assertThat(places(between("{\"a\": [{\"code\": \"A\"}, {\"code\": \"A\"}]}", "{\"a\": [{\"code\": \"A\"}]}")))
                .containsExactly("a");
    }

    @Test
    void another_kind_of_value_is_one_change() {
        assertThat(places(between("{\"a\": {\"b\": 1}}", "{\"a\": \"b\"}"))).containsExactly("a");
    }

    @Test
    void spelling_is_no_difference() {
        assertThat(between("{\"a\": 1, \"b\": 2}", "{\n  \"b\": 2,\n  \"a\": 1\n}")
                        .changes())
                .isEmpty();
    }

    @Test
    void a_file_that_only_one_has_is_one_change() {
        Difference difference = Difference.between(texts(Map.of()), texts(Map.of("x.json", "{\"a\": 1}")));

        assertThat(difference.changes()).hasSize(1);
        assertThat(difference.changes().getFirst().place()).isEmpty();
        assertThat(difference.changes().getFirst().before()).isNull();
    }

    @Test
    void more_than_a_page_can_show_is_cut_off_and_said() {
        StringBuilder many = new StringBuilder("{\"a0\": 1");
        for (int i = 1; i <= Difference.CHANGES_MAX; i++) {
            many.append(",\"a").append(i).append("\": 1");
        }
        Difference difference = between("{}", many.append('}').toString().replace("{\"a0\": 1,", "{\"z\": 0,"));

        assertThat(difference.changes()).hasSizeLessThanOrEqualTo(Difference.CHANGES_MAX);
        assertThat(between("{\"z\": 0}", many.toString()).truncated()).isTrue();
    }

    private static Difference between(String before, String after) {
        return Difference.between(texts(Map.of("x.json", before)), texts(Map.of("x.json", after)));
    }

    private static CatalogueTexts texts(Map<String, String> files) {
        return new CatalogueTexts(new TreeMap<>(files));
    }

    private static List<String> places(Difference difference) {
        return difference.changes().stream()
                .map(Change::place)
                .map(place -> String.join(" ", place))
                .toList();
    }
}
