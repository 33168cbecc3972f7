package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The regimes of publication, one after the other, without gap or overlap; the last one has no end. */
public record PublicationRules(List<PublicationRule> inOrder) {

    public PublicationRules {
        inOrder = List.copyOf(inOrder);
    }

    static PublicationRules read(Spot file, LegalSources sources) {
        file.only("note", "ruleSets");
        List<PublicationRule> rules = new ArrayList<>();
        @Nullable PublicationRule before = null;
        for (Spot spot : file.at("ruleSets").someItems()) {
            PublicationRule rule = PublicationRule.read(spot, sources);
            if (rules.stream().anyMatch(r -> r.id().equals(rule.id()))) {
                throw spot.at("id").fault("an id used once");
            }
            if (before != null) {
                followsWithoutGap(before, rule, spot);
            }
            rules.add(rule);
            before = rule;
        }
        lastHasNoEnd(file, rules.getLast());
        return new PublicationRules(rules);
    }

    /**
     * The regime for a decision made on {@code decidedOn}.
     *
     * @throws IllegalArgumentException if the date is before the first regime; no type is effective on such a day
     */
    public PublicationRule on(LocalDate decidedOn) {
        return inOrder.reversed().stream()
                .filter(rule -> !decidedOn.isBefore(rule.effectiveFrom()))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("expected a date from " + firstDay() + " on, found " + decidedOn));
    }

    LocalDate firstDay() {
        return inOrder.getFirst().effectiveFrom();
    }

    private static void followsWithoutGap(PublicationRule before, PublicationRule rule, Spot spot) {
        LocalDate until = before.effectiveUntil();
        String expected = until == null
                ? "no rule set after " + before.id() + ", which has no end"
                : until.plusDays(1) + ", the day after " + before.id();
        if (until == null || !rule.effectiveFrom().equals(until.plusDays(1))) {
            throw spot.at("effectiveFrom").fault(expected);
        }
    }

    private static void lastHasNoEnd(Spot file, PublicationRule last) {
        if (last.effectiveUntil() != null) {
            throw file.at("ruleSets")
                    .fault("a last rule set without end", last.id() + " ending " + last.effectiveUntil());
        }
    }
}
