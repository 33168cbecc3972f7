package org.chengxin.ledger.personal;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Seals personal texts for the place where they stand, and opens them again. An erased text has no sealed form: null. */
public final class PersonalSealer {

    private final SubjectKeys keys;

    public PersonalSealer(SubjectKeys keys) {
        this.keys = keys;
    }

    /**
     * The sealed form of {@code text}.
     *
     * @param pointer where it stands
     * @throws KeyDestroyedException if the owner has been erased and the text has not
     */
    public @Nullable String seal(String owner, String pointer, PersonalText text) {
        String value = text.value();
        return value == null ? null : keys.obtain(owner).seal(pointer, value);
    }

    /** Like {@link #seal}, for what can be made again: a text of an owner that has been erased is erased with it. */
    public @Nullable String sealOrErase(String owner, String pointer, PersonalText text) {
        return keys.isDestroyed(owner) ? null : seal(owner, pointer, text);
    }

    /**
     * The text behind a sealed form; erased if there is none any more, or if its key was destroyed.
     *
     * @throws BrokenSealException if it was changed
     * @throws KeyMissingException if it has no key although none was destroyed
     */
    public PersonalText open(String owner, String pointer, @Nullable String sealed) {
        if (sealed == null) {
            return PersonalText.erased();
        }
        Optional<DataKey> key = keys.find(owner);
        if (key.isPresent()) {
            return new PersonalText(key.get().open(pointer, sealed));
        }
        if (keys.isDestroyed(owner)) {
            return PersonalText.erased();
        }
        throw new KeyMissingException(owner, "it has no key, and none was destroyed");
    }

    public SubjectKeys keys() {
        return keys;
    }
}
