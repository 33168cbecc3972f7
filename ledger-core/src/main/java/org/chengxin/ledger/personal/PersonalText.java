package org.chengxin.ledger.personal;

import org.jspecify.annotations.Nullable;

/**
 * A piece of personal information (个人信息): a citizen id, a natural person's name, a contact, or free text about a person.
 *
 * <p>The type is the mark. The wire seals every component of this type with the key of the subject it belongs to, views
 * decide by role whether it is shown, and {@link #toString()} never gives it away, so a stray log line cannot either.
 *
 * <p>Once the key is destroyed the text reads as {@link #erased()}: something stood here, and by law nobody can say what.
 *
 * @param value the text itself, not empty; null once it has been erased
 */
public record PersonalText(@Nullable String value) {

    /** Longest text that may be marked personal, in characters. */
    public static final int LENGTH_MAX_CHARACTERS = 20_000;

    private static final PersonalText ERASED = new PersonalText(null);

    public PersonalText {
        if (value != null && (value.isEmpty() || value.length() > LENGTH_MAX_CHARACTERS)) {
            throw new IllegalArgumentException(
                    "personal text must have 1 to " + LENGTH_MAX_CHARACTERS + " characters, found " + value.length());
        }
    }

    /** A text that was here and has been erased (已依法删除). */
    public static PersonalText erased() {
        return ERASED;
    }

    public boolean isErased() {
        return value == null;
    }

    /** Three asterisks, whatever the value: a printed personal text says only that it is there. */
    @Override
    public String toString() {
        return "***";
    }
}
