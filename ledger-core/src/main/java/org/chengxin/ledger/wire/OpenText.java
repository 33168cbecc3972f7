package org.chengxin.ledger.wire;

import java.util.Objects;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.personal.Sealed;
import org.chengxin.ledger.subject.PersonalPatterns;

/** Texts that are plain strings to the core and are sealed all the same. */
final class OpenText {

    private OpenText() {}

    /** Whether an open text is sealed: it holds a personal number, or held something and was erased. */
    static boolean isSealed(String text) {
        return text.equals(Sealed.ERASED) || PersonalPatterns.areIn(text);
    }

    /** Whether {@code text} fits into a {@link PersonalText}; an empty one says nothing, a very long one is no title. */
    static boolean fits(String text) {
        return !text.isEmpty() && text.length() <= PersonalText.LENGTH_MAX_CHARACTERS;
    }

    static PersonalText personal(String text) {
        return text.equals(Sealed.ERASED) ? PersonalText.erased() : new PersonalText(text);
    }

    static String plain(PersonalText text) {
        return Objects.requireNonNullElse(text.value(), Sealed.ERASED);
    }
}
