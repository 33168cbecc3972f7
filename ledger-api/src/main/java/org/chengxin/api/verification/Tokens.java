package org.chengxin.api.verification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a processor stands, as {@code ledger.token_entry} keeps it. */
final class Tokens {

    private static final Pattern POSITION = Pattern.compile("\"globalIndex\"\\s*:\\s*(\\d{1,18})");

    private Tokens() {}

    /** The position of a token; 0 before the first event, -1 if it is no token of this ledger. */
    static long position(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        Matcher matcher = POSITION.matcher(token);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : -1;
    }
}
