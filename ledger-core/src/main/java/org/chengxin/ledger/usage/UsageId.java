package org.chengxin.ledger.usage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import org.chengxin.ledger.credit.Actor;

/**
 * The stream of look-ups of one account on one civil day: {@code usage-<account>-<yyyyMMdd>}. An account has a name of its
 * own making that is no person's.
 */
public record UsageId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("usage-.{1,64}-[0-9]{8}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UsageId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a stream of look-ups is called usage-<account>-<yyyyMMdd>, found "
                    + value.length() + " characters");
        }
    }

    /** The stream of {@code actor} on {@code today}. */
    public static UsageId of(Actor actor, LocalDate today) {
        return new UsageId("usage-" + actor.account() + "-" + today.format(DateTimeFormatter.BASIC_ISO_DATE));
    }

    @Override
    public String toString() {
        return value;
    }
}
