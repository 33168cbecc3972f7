package org.chengxin.ledger.usage;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.UsagePolicy;
import org.chengxin.ledger.catalogue.UsagePurpose;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.subject.PersonalPatterns;
import org.chengxin.ledger.usage.UsageDecision.Admitted;
import org.chengxin.ledger.usage.UsageDecision.Declined;
import org.jspecify.annotations.Nullable;

/**
 * Whether the purpose of a look-up is one that the role may state, and is accounted for. A role that states none has the one
 * of its duties, if it has duties; who asks on behalf of others has to say what for.
 */
public final class UsageRules {

    /** As that of a document behind a record. */
    static final int REFERENCE_MAX_CHARACTERS = 128;

    /** Numbers of documents, cases and projects hold a digit; names of people hold none. */
    private static final Pattern NUMBER =
            Pattern.compile("[\\p{L}\\p{N}\\p{P}\\p{S} ]*\\p{N}[\\p{L}\\p{N}\\p{P}\\p{S} ]*");

    private UsageRules() {}

    /** What is to be written down of the purpose, or why it is not accepted. */
    public static UsageDecision decide(Role role, StatedPurpose stated, UsagePolicy policy, LocalDate today) {
        List<UsagePurpose> open = policy.of(role.name(), today);
        String code = stripped(stated.code());
        String reference = stripped(stated.reference());
        if (open.isEmpty()) {
            return new Admitted(null, null);
        }
        Optional<UsagePurpose> purpose = code == null
                ? policy.defaultOf(role.name(), today)
                : open.stream().filter(p -> p.code().equals(code)).findFirst();
        if (purpose.isEmpty()) {
            return new Declined(null, aPurposeOfTheRoleIsStated(open, code == null, policy));
        }
        return theReferenceIsANumber(reference, policy)
                .or(() -> thePurposeIsAccountedFor(purpose.get(), reference))
                .<UsageDecision>map(refusal -> new Declined(purpose.get().code(), refusal))
                .orElseGet(() -> new Admitted(purpose.get().code(), reference));
    }

    private static Refusal aPurposeOfTheRoleIsStated(List<UsagePurpose> open, boolean none, UsagePolicy policy) {
        String codes = open.stream().map(UsagePurpose::code).collect(Collectors.joining(", "));
        return refusal(
                "R-USAGE-PURPOSE",
                "/Usage-Purpose",
                basis(policy),
                (none ? "请注明查询用途" : "用途代码未知或本角色不能使用") + "，可用的代码：" + codes,
                (none ? "State the purpose of the look-up" : "The code of the purpose is unknown or not for this role")
                        + "; the codes are " + codes);
    }

    private static Optional<Refusal> theReferenceIsANumber(@Nullable String reference, UsagePolicy policy) {
        boolean good = reference == null
                || (reference.length() <= REFERENCE_MAX_CHARACTERS
                        && NUMBER.matcher(reference).matches()
                        && !PersonalPatterns.areIn(reference));
        return good
                ? Optional.empty()
                : Optional.of(refusal(
                        "R-USAGE-REFERENCE",
                        "/Usage-Reference",
                        basis(policy),
                        "据以查询的文号或项目编号应含数字，最多" + REFERENCE_MAX_CHARACTERS + "个字符，不得写入个人号码",
                        "The reference is the number of a document or project: with a digit, at most "
                                + REFERENCE_MAX_CHARACTERS + " characters, and no personal number"));
    }

    private static Optional<Refusal> thePurposeIsAccountedFor(UsagePurpose purpose, @Nullable String reference) {
        return purpose.reference() && reference == null
                ? Optional.of(refusal(
                        "R-USAGE-REFERENCE",
                        "/Usage-Reference",
                        purpose.basis(),
                        "以“" + purpose.title().zh() + "”（" + purpose.code() + "）为用途的查询须注明据以查询的文号或项目编号",
                        "A look-up for " + purpose.code() + " names the document or project behind it"))
                : Optional.empty();
    }

    private static @Nullable LegalBasis basis(UsagePolicy policy) {
        return policy.basis().isEmpty() ? null : policy.basis().getFirst();
    }

    private static Refusal refusal(String rule, String pointer, @Nullable LegalBasis basis, String zh, String en) {
        return new Refusal(rule, Kind.INVALID, pointer, basis, new Bilingual(zh, en));
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
