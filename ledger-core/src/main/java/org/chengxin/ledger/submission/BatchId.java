package org.chengxin.ledger.submission;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The number of a submitted batch (报送批次): a ULID. */
public record BatchId(@JsonValue String value) {

    private static final Pattern ULID = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BatchId {
        if (!ULID.matcher(value).matches()) {
            throw new IllegalArgumentException("a batch id must be a ULID of 26 characters, found " + value.length());
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
