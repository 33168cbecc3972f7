package org.chengxin.api.verification;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a processor stands, as {@code ledger.token_entry} keeps it. */
final class Tokens {

    private static final Pattern POSITION = Pattern.compile("\"globalIndex\"\\s*:\\s*(\\d{1,18})");

    /** Of a replay, which tells in front of it or behind it how far it has to go. */
    private static final String CURRENT = "\"currentToken\"";

    private static final Pattern AT_THE_START = Pattern.compile(CURRENT + "\\s*:\\s*null");

    private Tokens() {}

    /** The position of a token; 0 before the first event, -1 if it is no token of this ledger. */
    static long position(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        int current = Math.max(0, token.indexOf(CURRENT));
        if (AT_THE_START.matcher(token).find(current)) {
            return 0;
        }
        Matcher matcher = POSITION.matcher(token);
        return matcher.find(current) ? Long.parseLong(matcher.group(1)) : -1;
    }
}
