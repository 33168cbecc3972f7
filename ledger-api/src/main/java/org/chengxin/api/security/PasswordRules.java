package org.chengxin.api.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a person's password must be: long, and not what everybody tries first. No other composition is asked for. */
final class PasswordRules {

    static final int CHARACTERS_MIN = 12;
    static final int CHARACTERS_MAX = 128;
    private static final int DIFFERENT_CHARACTERS_MIN = 5;
    private static final Set<String> COMMON = common();

    private PasswordRules() {}

    /** The key of the text that says what is wrong. */
    static Optional<String> fault(String name, String password) {
        int characters = password.codePointCount(0, password.length());
        if (characters < CHARACTERS_MIN || characters > CHARACTERS_MAX) {
            return Optional.of("security.password.length");
        }
        String lower = password.toLowerCase(Locale.ROOT);
        boolean guessable = COMMON.contains(lower)
                || lower.contains(name.toLowerCase(Locale.ROOT))
                || lower.codePoints().distinct().count() < DIFFERENT_CHARACTERS_MIN;
        return guessable ? Optional.of("security.password.common") : Optional.empty();
    }

    private static Set<String> common() {
        try (InputStream list = Objects.requireNonNull(
                PasswordRules.class.getResourceAsStream("/security/common-passwords.txt"), "common-passwords.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
