package org.chengxin.ledger.personal;

import java.util.Objects;

/**
 * A piece of personal information (个人信息): a citizen id, a natural person's name, a contact, or free text about a person.
 *
 * <p>The type is the mark. The wire seals every component of this type with the key of the subject it belongs to, views
 * decide by role whether it is shown, and {@link #toString()} never gives it away, so a stray log line cannot either.
 *
 * @param value the text itself, not empty
 */
public record PersonalText(String value) {

    /** Longest text that may be marked personal, in characters. */
    public static final int LENGTH_MAX_CHARACTERS = 20_000;

    private static final PersonalText ERASED = new PersonalText("");

    public PersonalText {
        Objects.requireNonNull(value);
        if (value.length() > LENGTH_MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "personal text must have 1 to " + LENGTH_MAX_CHARACTERS + " characters, found " + value.length());
        }
    }

    /** What is left of a text whose key was destroyed. */
    public static PersonalText erased() {
        return ERASED;
    }

    public boolean isErased() {
        return value.isEmpty();
    }

    /** Three asterisks, whatever the value: a printed personal text says only that it is there. */
    @Override
    public String toString() {
        return "***";
    }
}
