package org.chengxin.api.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A search that finds nothing proves something only if it would have found it. */
class NeedlesTest {

    private static final String NAME = "雀甲乙丙";
    private static final String NUMBER = "13812345678";
    private final Needles needles = Needles.of(NAME, NUMBER);

    @Test
    void aValueIsFoundInEverySpellingWhateverStandsAroundIt() {
        for (String before : List.of("", "x", "电", "xy", "电话：")) {
            String text = before + NAME + "，" + NUMBER + "。";
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            Map<String, byte[]> spellings = Map.of(
                    "UTF-8", utf8,
                    "UTF-16LE", text.getBytes(StandardCharsets.UTF_16LE),
                    "UTF-16BE", text.getBytes(StandardCharsets.UTF_16BE),
                    "GB18030", text.getBytes(Charset.forName("GB18030")),
                    "hex", bytes(HexFormat.of().formatHex(utf8)),
                    "HEX", bytes(HexFormat.of().withUpperCase().formatHex(utf8)),
                    "base64", bytes(Base64.getEncoder().encodeToString(utf8)),
                    "address", bytes(URLEncoder.encode(text, StandardCharsets.UTF_8)),
                    "JSON",
                            bytes(text.chars()
                                    .mapToObj(c -> c < 128 ? String.valueOf((char) c) : "\\u%04x".formatted(c))
                                    .collect(Collectors.joining())));
            spellings.forEach((spelling, there) -> assertThat(needles.valuesIn(there))
                    .as("%s after <%s>", spelling, before)
                    .containsExactlyInAnyOrder(NAME, NUMBER));
        }
    }

    @Test
    void whatIsOnlyAlmostThereIsNotFound() {
        for (String near : List.of("", NAME.substring(0, 3), "雀甲乙丁", NUMBER.substring(1), "13812345679", "雀甲乙 丙")) {
            assertThat(needles.in(near)).as(near).isEmpty();
        }
    }

    /** Many needles in random bytes, against the naive search. */
    @Test
    void manyValuesAreFoundWhereASearchOneByOneFindsThem() {
        Random random = new Random(20261123);
        List<String> values = new ArrayList<>();
        for (int n = 0; n < 2_000; n++) {
            values.add("139%08d".formatted(random.nextInt(100_000_000)));
        }
        Needles many = new Needles(values);
        ByteArrayOutputStream hay = new ByteArrayOutputStream();
        for (int n = 0; n < 3_000; n++) {
            byte[] noise = new byte[random.nextInt(40)];
            random.nextBytes(noise);
            hay.writeBytes(noise);
            if (n % 3 == 0) {
                hay.writeBytes(bytes(values.get(random.nextInt(values.size()))));
            } else {
                hay.writeBytes(bytes("139%08d".formatted(random.nextInt(100_000_000))));
            }
        }
        String text = hay.toString(StandardCharsets.ISO_8859_1);
        Set<String> naive = values.stream().filter(text::contains).collect(Collectors.toSet());
        assertThat(naive).hasSizeGreaterThan(500);
        assertThat(many.valuesIn(hay.toByteArray())).containsExactlyInAnyOrderElementsOf(naive);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
