package org.chengxin.ledger.subject;

import java.util.Locale;
import java.util.Optional;

/**
 * The unified social credit code (统一社会信用代码) of GB 32100-2015 with the organisation code of GB 11714 inside it.
 *
 * <p>Eighteen characters: registration authority, category, six digits of region, nine of organisation code whose last
 * is its own check character, and one check character over the whole. Both are verified; the inner one catches
 * exchanged characters that the outer one happens to forgive.
 *
 * @param value the eighteen characters, in upper case
 */
public record UnifiedSocialCreditCode(String value) {

    static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static final int LENGTH = 18;
    private static final int ORGANISATION_CODE_FROM = 8;
    private static final int[] ORGANISATION_CODE_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    public UnifiedSocialCreditCode {
        fault(value).ifPresent(fault -> {
            throw new IllegalArgumentException("not a unified social credit code: " + fault);
        });
    }

    /** What is wrong with a would-be code. */
    public enum Fault {
        LENGTH,
        ALPHABET,
        ORGANISATION_CHECK,
        CHECK
    }

    /** The first fault of {@code code}, which is taken as it is: trimming and upper case are the caller's business. */
    public static Optional<Fault> fault(String code) {
        if (code.length() != LENGTH) {
            return Optional.of(Fault.LENGTH);
        }
        if (!code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
            return Optional.of(Fault.ALPHABET);
        }
        if (code.charAt(LENGTH - 1) != check(code)) {
            return Optional.of(Fault.CHECK);
        }
        if (code.charAt(LENGTH - 2) != organisationCheck(code)) {
            return Optional.of(Fault.ORGANISATION_CHECK);
        }
        return Optional.empty();
    }

    public static boolean isValid(String code) {
        return fault(code).isEmpty();
    }

    /**
     * Completes a code from its first sixteen characters.
     *
     * @param first16 authority, category, region and the eight characters of the organisation code without its check
     */
    public static UnifiedSocialCreditCode complete(String first16) {
        String body = first16.toUpperCase(Locale.ROOT);
        String first17 = body + organisationCheck(body);
        return new UnifiedSocialCreditCode(first17 + check(first17));
    }

    /** The authority and category, two characters: 11 organ of state, 12 public institution, 91 enterprise … */
    public String category() {
        return value.substring(0, 2);
    }

    private static char check(String code) {
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < LENGTH - 1; i++) {
            sum += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    private static char organisationCheck(String code) {
        int sum = 0;
        for (int i = 0; i < ORGANISATION_CODE_WEIGHTS.length; i++) {
            sum += Character.digit(code.charAt(ORGANISATION_CODE_FROM + i), 36) * ORGANISATION_CODE_WEIGHTS[i];
        }
        int check = 11 - sum % 11;
        return check == 10 ? 'X' : check == 11 ? '0' : Character.forDigit(check, 10);
    }

    @Override
    public String toString() {
        return value;
    }
}
