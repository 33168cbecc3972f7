package org.chengxin.api.security;

import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.subject.PersonalPatterns;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;

/** What an account may be called and whom it may act for. The table of accounts checks the same once more. */
final class AccountRules {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{2,63}");
    private static final Pattern LOCAL_CODE = Pattern.compile("L-[A-Za-z0-9-]{1,32}");

    private AccountRules() {}

    /** The name of an account stands in every event it causes, open and for ever: nobody's number can be one. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches() && !PersonalPatterns.areIn(name);
    }

    /** The key of the text that says what is wrong. */
    static Optional<String> fault(String name, Role role, @Nullable String organ) {
        if (!isName(name)) {
            return Optional.of("security.account.name.rule");
        }
        if (role == Role.SYSTEM) {
            return Optional.of("security.account.role.rule");
        }
        if (role == Role.SUBMITTER && organ == null) {
            return Optional.of("security.account.organ.required");
        }
        return organ == null || isOrgan(organ) ? Optional.empty() : Optional.of("security.account.organ.rule");
    }

    static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean isOrgan(String code) {
        return UnifiedSocialCreditCode.isValid(code) || LOCAL_CODE.matcher(code).matches();
    }
}
