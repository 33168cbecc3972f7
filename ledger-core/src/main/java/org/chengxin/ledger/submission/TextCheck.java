package org.chengxin.ledger.submission;

import java.util.Optional;
import org.chengxin.ledger.catalogue.Bilingual;

/**
 * Whether a text can be kept as it is: no control characters but tab and line breaks, no half of a surrogate pair.
 * Everything else (rare Han characters, quotation marks, formulas) is content.
 */
final class TextCheck {

    static final String RULE = "R-TEXT-CONTROL";

    private TextCheck() {}

    static Optional<CellReading.Refused> fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c) || isForbiddenControl(c)) {
                return Optional.of(refused(i + 1, c));
            }
        }
        return Optional.empty();
    }

    private static boolean isForbiddenControl(char c) {
        return (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') || c >= '\uFFFE';
    }

    private static CellReading.Refused refused(int place, char c) {
        String code = "U+%04X".formatted((int) c);
        return new CellReading.Refused(
                RULE,
                new Bilingual(
                        "应为可显示的文字，第 %d 个字符是控制字符或残缺字符 %s。请删除该字符。".formatted(place, code),
                        "Printable text is expected; character %d is the control character or broken character %s. Delete it."
                                .formatted(place, code)));
    }
}
