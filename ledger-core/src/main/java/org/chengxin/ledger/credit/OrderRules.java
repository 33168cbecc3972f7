package org.chengxin.ledger.credit;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Refusal.Kind;

/** What holds for every order that two people of the credit office give together (四眼原则). */
final class OrderRules {

    static final String PERSONAL_INFORMATION_LAW = "中华人民共和国个人信息保护法";

    /** Storage and protection, and no other processing. */
    static final LegalBasis STORAGE_ONLY = new LegalBasis(PERSONAL_INFORMATION_LAW, "第四十七条第二款");

    private OrderRules() {}

    /** Asked first, so that nobody else learns anything about the archive. */
    static Optional<Refusal> theOfficeDecides(Actor actor) {
        return actor.role() == Role.OFFICE
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-ACL",
                        Kind.FORBIDDEN,
                        null,
                        "只有信用办可以决定删除个人信息和限制处理",
                        "Only the credit office decides on erasure and restriction"));
    }

    static Optional<Refusal> aSecondPersonDecides(Actor first, Actor second) {
        return isSamePerson(first, second)
                ? Optional.of(Refusals.of(
                        "R-4EYE",
                        Kind.FORBIDDEN,
                        null,
                        "提出人不能自己确认，须由信用办另一人确认",
                        "Whoever gave the order does not confirm it; a second person of the credit office does"))
                : Optional.empty();
    }

    /** A person may have an account for pages and a client for programs under one name; that is still one person. */
    static boolean isSamePerson(Actor a, Actor b) {
        return a.account().equalsIgnoreCase(b.account());
    }

    /** Whether the same person says the same again, as after an answer that was lost. */
    static boolean isSaidAgain(Act before, Act again) {
        return isSamePerson(before.actor(), again.actor())
                && before.legalBasis().equals(again.legalBasis())
                && String.valueOf(before.document()).equals(String.valueOf(again.document()));
    }

    /** The act with the basis that its ground implies in front of those that were named. */
    static Act resting(Act act, Optional<LegalBasis> implied) {
        List<LegalBasis> bases = Stream.concat(implied.stream(), act.legalBasis().stream())
                .distinct()
                .toList();
        return new Act(act.actor(), act.reason(), bases, act.document());
    }

    /** The act of the second person, on basis and document of the order. */
    static Act confirming(Act second, Act order) {
        return new Act(second.actor(), null, order.legalBasis(), order.document());
    }

    static Refusal unknownOrder() {
        return Refusals.of("R-ORDER", Kind.UNKNOWN, null, "没有这件决定", "There is no such order");
    }

    static Refusal notWaiting() {
        return Refusals.of(
                "R-STATE",
                Kind.CONFLICT,
                null,
                "这件决定已经办结或不在待确认状态",
                "The order is decided already, or does not wait for a decision");
    }
}
