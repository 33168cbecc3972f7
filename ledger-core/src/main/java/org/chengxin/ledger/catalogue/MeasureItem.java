package org.chengxin.ledger.catalogue;

import java.util.Set;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * A measure that may be taken (失信惩戒措施、守信激励措施). What is not listed may not be imposed.
 *
 * @param incentive whether it rewards; it then rests on positive records, and a sanction on negative ones
 * @param appliesTo which kinds of subjects
 * @param nationalListItem the item of the national or provincial list it comes under
 * @param requesting which organs ask for it (提请部门), for people
 * @param executing which organs carry it out (执行部门), for people
 * @param termMonthsMax longest time in months; absent where it lasts as long as its records do
 * @param automatic whether a check may block by it without a person deciding
 * @param feedbackRequired whether the organ that carries it out reports back
 * @param isPublic whether the public reads that it applies to a body; never of a natural person
 * @param confirmed whether it was found in a source; if not, it is an editable default
 */
public record MeasureItem(
        String code,
        Bilingual title,
        boolean incentive,
        Set<SubjectKind> appliesTo,
        Bilingual nationalListItem,
        LegalBasis legalBasis,
        Bilingual requesting,
        Bilingual executing,
        @Nullable Integer termMonthsMax,
        boolean automatic,
        boolean feedbackRequired,
        boolean isPublic,
        boolean confirmed) {

    public MeasureItem {
        appliesTo = Set.copyOf(appliesTo);
    }

    static MeasureItem read(Spot spot, LegalSources sources) {
        spot.only(
                "code",
                "title",
                "incentive",
                "appliesTo",
                "nationalListItem",
                "legalBasis",
                "requesting",
                "executing",
                "termMonthsMax",
                "automatic",
                "feedbackRequired",
                "public",
                "confirmed");
        return new MeasureItem(
                spot.at("code").text(),
                spot.at("title").bilingual(),
                spot.at("incentive").flag(),
                kinds(spot.at("appliesTo")),
                spot.at("nationalListItem").bilingual(),
                sources.basis(spot.at("legalBasis")),
                spot.at("requesting").bilingual(),
                spot.at("executing").bilingual(),
                months(spot),
                spot.at("automatic").flag(),
                spot.at("feedbackRequired").flag(),
                spot.maybe("public").map(Spot::flag).orElse(false),
                spot.at("confirmed").flag());
    }

    static Set<SubjectKind> kinds(Spot list) {
        return Set.copyOf(list.someItems().stream()
                .map(item -> item.oneOf(SubjectKind.class))
                .distinct()
                .toList());
    }

    static @Nullable Integer months(Spot spot) {
        Integer months = spot.maybe("termMonthsMax").map(Spot::number).orElse(null);
        if (months != null && months < 1) {
            throw spot.at("termMonthsMax").fault("a number of months of at least 1");
        }
        return months;
    }
}
