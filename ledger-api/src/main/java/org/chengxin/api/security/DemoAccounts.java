package org.chengxin.api.security;

import java.util.Arrays;
import java.util.List;
import org.chengxin.api.security.Account.Kind;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * The people and clients of the demonstration, all with the secret {@value #SECRET}. They exist only while
 * {@code chengxin.demo} is on; rows left behind are invisible to {@link Accounts} afterwards.
 */
@Component
@ConditionalOnBooleanProperty("chengxin.demo")
class DemoAccounts implements SmartInitializingSingleton {

    static final String SECRET = "demo";

    private static final Logger LOG = LoggerFactory.getLogger(DemoAccounts.class);

    /** The enterprise that is looked at first. */
    private static final String SHOWCASE =
            UnifiedSocialCreditCode.complete("91320281DEM00001").value();

    private static final List<Demo> ALL = List.of(
            new Demo("demo-submitter", Role.SUBMITTER, "11320281H40CLMG9XM"),
            new Demo("demo-submitter-2", Role.SUBMITTER, "11320281Y6FAE9912C"),
            new Demo("demo-verifier", Role.SUBMITTER, "11320281H40CLMG9XM"),
            new Demo("demo-office", Role.OFFICE, null),
            new Demo("demo-office-2", Role.OFFICE, null),
            new Demo("demo-reviewer", Role.REVIEWER, null),
            new Demo("demo-reviewer-2", Role.REVIEWER, null),
            new Demo("demo-auditor", Role.AUDITOR, null),
            new Demo("demo-assessor", Role.ASSESSOR, null),
            new Demo("demo-checker", Role.CHECKER, null),
            new Demo("demo-subject", Role.SUBJECT, SHOWCASE),
            new Demo("demo-witness", Role.WITNESS, null));

    private final Accounts accounts;
    private final PasswordEncoder encoder;

    DemoAccounts(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    @Override
    public void afterSingletonsInstantiated() {
        LOG.warn("Demonstration: everybody can sign in as {} … with the secret \"{}\"", ALL.getFirst().name, SECRET);
        // One hash for all: the secret is printed in the README, and hashing sixteen times would delay the start.
        String hash = encoder.encode(SECRET);
        accounts.addAll(ALL.stream()
                .flatMap(demo -> Arrays.stream(Kind.values())
                        .map(kind -> new NewAccount(
                                new AccountKey(kind, demo.name), hash, demo.role, demo.organ, true, "demo")))
                .toList());
    }

    private record Demo(String name, Role role, @Nullable String organ) {}
}
