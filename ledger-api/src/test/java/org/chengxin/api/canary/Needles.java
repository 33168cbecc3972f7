package org.chengxin.api.canary;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * Looks for many values at once in any bytes, in every spelling in which software tends to leave text behind: UTF-8, UTF-16,
 * GB 18030, hexadecimal, base 64 at each of its three alignments, escaped as in JSON and as in addresses.
 */
final class Needles {

    private static final int HEAD_BYTES = Long.BYTES;
    private static final int FILTER_BITS = 22;
    private static final long MIXER = 0x9E3779B97F4A7C15L;

    private final Map<Long, List<Needle>> byHead = new HashMap<>();
    /** Whether any needle's head has this hash: most places of most files are passed over here. */
    private final boolean[] filter = new boolean[1 << FILTER_BITS];

    private record Needle(String value, String spelling, List<Byte> bytes) {}

    /** What was found, and how it was spelled. */
    record Found(String value, String spelling) {}

    /** Each value has at least eight bytes in UTF-8. */
    Needles(Collection<String> values) {
        for (String value : values) {
            spellings(value, (spelling, bytes) -> add(value, spelling, bytes));
        }
    }

    private static void spellings(String value, BiConsumer<String, byte[]> use) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        use.accept("UTF-8", utf8);
        use.accept("UTF-16LE", value.getBytes(StandardCharsets.UTF_16LE));
        use.accept("UTF-16BE", value.getBytes(StandardCharsets.UTF_16BE));
        use.accept("hex", ascii(HexFormat.of().formatHex(utf8)));
        use.accept("HEX", ascii(HexFormat.of().withUpperCase().formatHex(utf8)));
        for (int before = 0; before < 3; before++) {
            use.accept("base64+" + before, base64(utf8, before));
        }
        if (!value.chars().allMatch(c -> c < 128)) {
            use.accept("GB18030", value.getBytes(Charset.forName("GB18030")));
            String escaped = value.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining());
            use.accept("\\u", ascii(escaped));
            use.accept("\\U", ascii(escaped.toUpperCase(Locale.ROOT).replace("\\U", "\\u")));
            String percent = HexFormat.of().withUpperCase().withPrefix("%").formatHex(utf8);
            use.accept("%", ascii(percent));
            use.accept("%lower", ascii(percent.toLowerCase(Locale.ROOT)));
        }
    }

    /** What of the base 64 of any text that holds these bytes after {@code before} others is certain to stand there. */
    private static byte[] base64(byte[] bytes, int before) {
        byte[] padded = new byte[before + bytes.length];
        System.arraycopy(bytes, 0, padded, before, bytes.length);
        String text = Base64.getEncoder().withoutPadding().encodeToString(padded);
        int first = (before * 8 + 5) / 6;
        int last = padded.length * 8 / 6;
        return ascii(text.substring(first, last));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void add(String value, String spelling, byte[] bytes) {
        if (bytes.length < HEAD_BYTES) {
            // Four characters outside of ASCII have eight bytes in GB 18030; a shorter value would be found by chance.
            throw new IllegalArgumentException(value + " is too short in " + spelling);
        }
        long head = 0;
        for (int i = 0; i < HEAD_BYTES; i++) {
            head = head << 8 | bytes[i] & 0xff;
        }
        List<Byte> boxed = new ArrayList<>(bytes.length);
        for (byte b : bytes) {
            boxed.add(b);
        }
        byHead.computeIfAbsent(head, h -> new ArrayList<>()).add(new Needle(value, spelling, boxed));
        filter[slot(head)] = true;
    }

    private static int slot(long head) {
        return (int) (head * MIXER >>> (Long.SIZE - FILTER_BITS));
    }

    Set<Found> in(String text) {
        return in(text.getBytes(StandardCharsets.UTF_8));
    }

    Set<Found> in(Path file) throws IOException {
        return in(Files.readAllBytes(file));
    }

    Set<Found> in(byte[] bytes) {
        Set<Found> found = new LinkedHashSet<>();
        long head = 0;
        for (int i = 0; i < bytes.length; i++) {
            head = head << 8 | bytes[i] & 0xff;
            if (i >= HEAD_BYTES - 1 && filter[slot(head)]) {
                for (Needle needle : byHead.getOrDefault(head, List.of())) {
                    if (standsAt(needle, bytes, i - HEAD_BYTES + 1)) {
                        found.add(new Found(needle.value(), needle.spelling()));
                    }
                }
            }
        }
        return found;
    }

    /** The values found, however they were spelled. */
    Set<String> valuesIn(byte[] bytes) {
        return in(bytes).stream().map(Found::value).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean standsAt(Needle needle, byte[] bytes, int at) {
        int length = needle.bytes().size();
        if (at + length > bytes.length) {
            return false;
        }
        for (int i = HEAD_BYTES; i < length; i++) {
            if (bytes[at + i] != needle.bytes().get(i)) {
                return false;
            }
        }
        return true;
    }

    static Needles of(String... values) {
        return new Needles(Arrays.asList(values));
    }
}
