package org.chengxin.ledger.submission;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text on its way to canonical form; every change that makes a difference leaves a step. */
final class Spelling {

    private final List<CellReading.Step> steps = new ArrayList<>();
    private String text;

    Spelling(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    List<CellReading.Step> steps() {
        return List.copyOf(steps);
    }

    /** Takes {@code changed} for the text, noting it under {@code kind} if it differs. */
    Spelling become(Normalised.Kind kind, String changed) {
        if (!changed.equals(text)) {
            steps.add(new CellReading.Step(kind, text, changed));
            text = changed;
        }
        return this;
    }

    Spelling unifyLineBreaks() {
        return become(
                Normalised.Kind.LINE_BREAK,
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n'));
    }

    Spelling trim() {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return become(Normalised.Kind.PADDING, text.substring(from, to));
    }

    Spelling withoutBlanks() {
        StringBuilder kept = new StringBuilder(text.length());
        text.chars().filter(c -> !isBlank((char) c)).forEach(c -> kept.append((char) c));
        return become(Normalised.Kind.PADDING, kept.toString());
    }

    Spelling halfWidth() {
        return Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                ? this
                : become(Normalised.Kind.FULL_WIDTH, Normalizer.normalize(text, Normalizer.Form.NFKC));
    }

    Spelling upperCase() {
        return become(Normalised.Kind.LETTER_CASE, text.toUpperCase(Locale.ROOT));
    }

    /** Blanks of every width: no-break and ideographic spaces, zero-width ones and the byte order mark among them. */
    static boolean isBlank(char c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || (c >= '\u200B' && c <= '\u200D')
                || c == '\u2060'
                || c == '\uFEFF';
    }
}
