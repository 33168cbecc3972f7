package org.chengxin.ledger.subject;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;

/** What a subject is called: open for bodies, personal for natural persons and households; never both. */
public record SubjectName(@Nullable String open, @Nullable PersonalText personal) {

    /** Longest name, as in the field list of the public data standard. */
    public static final int LENGTH_MAX_CHARACTERS = 200;

    public SubjectName {
        if ((open == null) == (personal == null)) {
            throw new IllegalArgumentException("a name is either open or personal");
        }
    }

    public static SubjectName of(SubjectKind kind, String name) {
        return kind.isNaturalPerson() ? new SubjectName(null, new PersonalText(name)) : new SubjectName(name, null);
    }

    /** The name in clear, empty once it has been erased. For roles that may see it; never for logs or URLs. */
    @JsonIgnore
    public String value() {
        return open != null ? open : Objects.requireNonNullElse(personal == null ? null : personal.value(), "");
    }

    /** Whether somebody's name stood here and has been erased. */
    @JsonIgnore
    public boolean isErased() {
        return personal != null && personal.isErased();
    }
}
