package org.chengxin.api.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RootAccountTest {

    @Test
    void root_without_user_namespaces_is_told_the_cure() {
        assertThatThrownBy(() -> RootAccount.refuseIfPostgresCannotRun(0, false))
                .isInstanceOfSatisfying(StartRefused.class, refused -> {
                    assertThat(refused.cure()).contains("chengxin.database.url", "--user");
                });
    }

    @Test
    void root_with_user_namespaces_and_ordinary_users_may_start() {
        assertThatCode(() -> RootAccount.refuseIfPostgresCannotRun(0, true)).doesNotThrowAnyException();
        assertThatCode(() -> RootAccount.refuseIfPostgresCannotRun(1000, false)).doesNotThrowAnyException();
    }
}
