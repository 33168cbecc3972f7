package org.chengxin.ledger.submission;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Amounts in units of ten thousand CNY: digits with an optional fraction of at most six, thousands separators only where
 * every one is in its place. No sign, no exponent, no unit. Texts must be half width and trimmed.
 */
final class AmountSpelling {

    /** As the standard's {@code decimal(…, 6)}: one hundredth of a CNY. */
    static final int FRACTION_DIGITS_MAX = 6;

    static final int INTEGER_DIGITS_MAX = 12;

    private static final Pattern PLAIN = Pattern.compile("[0-9]+(\\.[0-9]+)?");
    private static final Pattern GROUPED = Pattern.compile("[1-9][0-9]{0,2}(,[0-9]{3})+(\\.[0-9]+)?");

    private AmountSpelling() {}

    /** The amount as a plain decimal without trailing zeros, or nothing. */
    static Optional<String> parse(String text) {
        if (!PLAIN.matcher(text).matches() && !GROUPED.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(text.replace(",", "")).stripTrailingZeros();
        return amount.scale() <= FRACTION_DIGITS_MAX && amount.precision() - amount.scale() <= INTEGER_DIGITS_MAX
                ? Optional.of(amount.toPlainString())
                : Optional.empty();
    }
}
