package org.chengxin.api.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.chengxin.api.support.DoubleTable;
import org.chengxin.ledger.credit.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountRulesTest {

    /** It would stand open in every event, for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"13812345678", "clerk.13812345678", "6222021234567890128"})
    void nobodysNumberIsTheNameOfAnAccount(String name) {
        assertThat(AccountRules.fault(name, Role.OFFICE, null)).hasValue("security.account.name.rule");
        assertThat(AccountRules.isName(name)).isFalse();
    }

    @Test
    void aCitizenIdIsNotTheNameOfAnAccountHoweverItsLastCharacterIsSpelled() {
        for (int n = 0; n < 20; n++) {
            assertThat(AccountRules.isName(DoubleTable.citizen(n).toLowerCase(java.util.Locale.ROOT)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"clerk-1", "demo-office-2", "20260601", "b.2026-06-01", "a12345678901"})
    void aNameMayHaveDigits(String name) {
        assertThat(AccountRules.fault(name, Role.OFFICE, null)).isEmpty();
    }
}
