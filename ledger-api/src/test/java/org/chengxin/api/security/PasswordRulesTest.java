package org.chengxin.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    @Test
    void length_counts_characters_not_bytes() {
        assertThat(PasswordRules.fault("admin", "春江潮水连海平海上明月")).hasValue("security.password.length");
        assertThat(PasswordRules.fault("admin", "春江潮水连海平海上明月共")).isEmpty();
        assertThat(PasswordRules.fault("admin", "abcdefgh".repeat(16))).isEmpty();
        assertThat(PasswordRules.fault("admin", "abcdefgh".repeat(16) + "i")).hasValue("security.password.length");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Password1234", "aaaaaaaaaaaa", "the admin of it", "woaini1314520"})
    void what_everybody_tries_first_is_refused(String password) {
        assertThat(PasswordRules.fault("admin", password)).hasValue("security.password.common");
    }
}
