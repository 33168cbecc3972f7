package org.chengxin.ledger.subject;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import org.chengxin.ledger.personal.PersonalText;
import org.jspecify.annotations.Nullable;

/**
 * A code under which the outside world knows a subject. A code of a person is held as {@link PersonalText}, any other in
 * the open; never both.
 */
public record Identifier(
        IdentifierScheme scheme,
        @Nullable String open,
        @Nullable PersonalText personal) {

    public Identifier {
        if ((open == null) == (personal == null) || scheme.isPersonal() != (personal != null)) {
            throw new IllegalArgumentException("an identifier of " + scheme + " must be "
                    + (scheme.isPersonal() ? "personal" : "open") + " and nothing else");
        }
    }

    public static Identifier of(IdentifierScheme scheme, String value) {
        return scheme.isPersonal()
                ? new Identifier(scheme, null, new PersonalText(value))
                : new Identifier(scheme, value, null);
    }

    public static Identifier uscc(String value) {
        return of(IdentifierScheme.USCC, value);
    }

    /** The value in clear, empty once it has been erased. For matching and for roles that may see it; never for logs or URLs. */
    @JsonIgnore
    public String value() {
        return open != null ? open : Objects.requireNonNullElse(personal == null ? null : personal.value(), "");
    }

    /** Whether a code of a person stood here and has been erased. */
    @JsonIgnore
    public boolean isErased() {
        return personal != null && personal.isErased();
    }
}
