package org.chengxin.ledger.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The opaque name of a record: a ULID. */
public record RecordId(@JsonValue String value) {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RecordId {
        if (!ULID.matcher(value).matches()) {
            throw new IllegalArgumentException("a record id must be a ULID of 26 characters, found " + value.length());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
