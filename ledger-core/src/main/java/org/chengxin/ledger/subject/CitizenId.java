package org.chengxin.ledger.subject;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The citizen identification number (公民身份号码) of GB 11643-1999: six digits of region, the date of birth, three digits of
 * serial and a check character. Residence permits of Hong Kong, Macao and Taiwan residents (81, 82, 83) follow it too.
 *
 * <p>It is personal data: the value never appears in ids, URLs, logs or the public schema, and {@link #toString()} masks it.
 *
 * @param value eighteen characters, a final X in upper case
 */
public record CitizenId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[1-9][0-9]{16}[0-9X]");
    private static final Pattern BORN_LATELY = Pattern.compile("[0-9]{6}(19|20).*");
    private static final String CHECK_CHARACTERS = "10X98765432";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final DateTimeFormatter BIRTH =
            DateTimeFormatter.ofPattern("uuuuMMdd").withResolverStyle(ResolverStyle.STRICT);
    private static final int VISIBLE_DIGITS_HEAD = 6;
    private static final int VISIBLE_DIGITS_TAIL = 4;

    public CitizenId {
        fault(value).ifPresent(fault -> {
            throw new IllegalArgumentException("not a citizen id: " + fault);
        });
    }

    /** What is wrong with a would-be number. */
    public enum Fault {
        SHAPE,
        BIRTH_DATE,
        CHECK
    }

    /** The first fault of {@code number}, taken as it is. */
    public static Optional<Fault> fault(String number) {
        if (!SHAPE.matcher(number).matches()) {
            return Optional.of(Fault.SHAPE);
        }
        if (!isDate(number.substring(6, 14))) {
            return Optional.of(Fault.BIRTH_DATE);
        }
        return number.charAt(17) == check(number) ? Optional.empty() : Optional.of(Fault.CHECK);
    }

    public static boolean isValid(String number) {
        return fault(number).isEmpty();
    }

    /**
     * Whether {@code code}, given as the code of a body, is really a person's number. One citizen id in some 341 has the
     * check characters of a unified social credit code too; taken for a body's code it would be published.
     */
    public static boolean isMistakenForBodyCode(String code) {
        return isValid(code)
                && (!UnifiedSocialCreditCode.isValid(code)
                        || BORN_LATELY.matcher(code).matches());
    }

    /** Completes a number from its first seventeen digits. */
    public static CitizenId complete(String first17) {
        return new CitizenId(first17 + check(first17));
    }

    /** Region and last four digits with asterisks between, as official forms print it. */
    public String masked() {
        return mask(value);
    }

    /** Masks anything shaped like an id, valid or not, keeping at most ten characters. */
    public static String mask(String value) {
        int hidden = value.length() - VISIBLE_DIGITS_HEAD - VISIBLE_DIGITS_TAIL;
        return hidden <= 0
                ? "*".repeat(value.length())
                : value.substring(0, VISIBLE_DIGITS_HEAD)
                        + "*".repeat(hidden)
                        + value.substring(value.length() - VISIBLE_DIGITS_TAIL);
    }

    private static boolean isDate(String yyyymmdd) {
        try {
            LocalDate.parse(yyyymmdd, BIRTH);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static char check(String number) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += (number.charAt(i) - '0') * WEIGHTS[i];
        }
        return CHECK_CHARACTERS.charAt(sum % 11);
    }

    @Override
    public String toString() {
        return masked();
    }
}
