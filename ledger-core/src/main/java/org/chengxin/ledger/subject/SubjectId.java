package org.chengxin.ledger.subject;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The opaque name of a subject inside the ledger: a ULID. It says nothing about the subject, so it may stand in URLs and
 * logs, and it stays when names and codes change.
 *
 * @param value 26 characters of Crockford's base 32
 */
public record SubjectId(@JsonValue String value) {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SubjectId {
        if (!ULID.matcher(value).matches()) {
            throw new IllegalArgumentException("a subject id must be a ULID of 26 characters, found " + value.length());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
