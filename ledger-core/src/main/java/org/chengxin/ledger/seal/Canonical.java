package org.chengxin.ledger.seal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** Reads texts that have exactly one spelling, so that what was read and written again is what was signed. */
final class Canonical {

    /** What the JDK reads in place of bytes that are no UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private static final int SHOWN_CHARS_MAX = 80;

    private Canonical() {}

    /** Standard base64 with padding and no stray bits (RFC 4648 sections 3.5 and 4). */
    static byte[] base64(String name, String text) {
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " must be base64, found " + shown(text), e);
        }
        if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
            throw new IllegalArgumentException(name + " must be canonical base64, found " + shown(text));
        }
        return bytes;
    }

    /** ASCII digits without sign or leading zero, at most 2<sup>63</sup> − 1. */
    static long number(String name, String text) {
        boolean digits = !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!digits || (text.length() > 1 && text.charAt(0) == '0')) {
            throw new IllegalArgumentException(
                    name + " must be a decimal number without leading zero, found " + shown(text));
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    name + " must be at most " + Long.MAX_VALUE + ", found " + shown(text), e);
        }
    }

    /** Well-formed UTF-8, every byte of it. */
    static String utf8(String name, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)) {
            throw new IllegalArgumentException(name + " must be UTF-8");
        }
        return text;
    }

    /** The bytes of {@code text}, which must be well-formed Unicode: a lone surrogate has none. */
    static byte[] utf8(String name, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (hasSurrogates(text) && !new String(bytes, StandardCharsets.UTF_8).equals(text)) {
            throw new IllegalArgumentException(name + " must be well-formed Unicode");
        }
        return bytes;
    }

    private static boolean hasSurrogates(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** What was found, short enough for a message and without line breaks. */
    static String shown(String text) {
        String line = text.replace('\n', '⏎').replaceAll("\\p{Cntrl}", "�");
        return '"' + (line.length() > SHOWN_CHARS_MAX ? line.substring(0, SHOWN_CHARS_MAX) + "…" : line) + '"';
    }
}
