package org.chengxin.ledger.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.chengxin.ledger.support.FixedKeys;
import org.junit.jupiter.api.Test;

/** When a text reads as erased, and when it is an error instead. */
class PersonalSealerTest {

    private static final PersonalText NAME = new PersonalText("张三");

    private final FixedKeys keys = new FixedKeys();
    private final PersonalSealer sealer = new PersonalSealer(keys);

    @Test
    void aDestroyedKeyMakesATextReadAsErased() {
        String sealed = sealer.seal("A", "/name", NAME);
        assertThat(sealer.open("A", "/name", sealed)).isEqualTo(NAME);
        keys.destroy("A");
        assertThat(sealer.open("A", "/name", sealed)).isEqualTo(PersonalText.erased());
    }

    @Test
    void anErasedTextHasNoSealedFormAndReadsAsErased() {
        assertThat(sealer.seal("A", "/name", PersonalText.erased())).isNull();
        assertThat(sealer.open("A", "/name", null).isErased()).isTrue();
    }

    @Test
    void afterAnErasureNothingIsSealedForTheSubject() {
        keys.destroy("A");
        assertThatThrownBy(() -> sealer.seal("A", "/name", NAME)).isInstanceOf(KeyDestroyedException.class);
        assertThat(sealer.sealOrErase("A", "/name", NAME)).isNull();
        assertThat(sealer.seal("A", "/name", PersonalText.erased())).isNull();
    }

    @Test
    void aLostKeyIsAnErrorAndNoErasure() {
        String sealed = sealer.seal("A", "/name", NAME);
        PersonalSealer withoutKeys = new PersonalSealer(new FixedKeys());
        assertThatThrownBy(() -> withoutKeys.open("A", "/name", sealed))
                .isInstanceOf(KeyMissingException.class)
                .hasMessageContaining("A");
    }

    @Test
    void aBrokenSealIsAnErrorAndNoErasure() {
        String sealed = sealer.seal("A", "/name", NAME);
        assertThatThrownBy(() -> sealer.open("A", "/reason", sealed))
                .isInstanceOf(BrokenSealException.class)
                .hasMessageContaining("A")
                .hasMessageContaining("/reason");
    }

    @Test
    void aTextIsNeitherEmptyNorEndlessNorPrinted() {
        assertThatThrownBy(() -> new PersonalText("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PersonalText("x".repeat(PersonalText.LENGTH_MAX_CHARACTERS + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(NAME).hasToString("***");
        assertThat(PersonalText.erased()).hasToString("***").isNotEqualTo(NAME);
    }
}
