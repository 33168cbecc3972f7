package org.chengxin.ledger.catalogue;

import java.util.Set;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * A kind of commitment (承诺类别), under the code of the record type that tells of it.
 *
 * @param twoParties whether somebody else is bound by it too and is named
 * @param items the list whose items it covers; absent where it has none
 * @param allItems whether it covers every item of the list
 * @param projectRequired whether it is given for one project
 * @param confirmed whether it was found in a source; if not, it is an editable default
 */
public record CommitmentKind(
        String code,
        Bilingual title,
        Set<SubjectKind> appliesTo,
        boolean twoParties,
        @Nullable Choices items,
        boolean allItems,
        boolean projectRequired,
        LegalBasis legalBasis,
        boolean confirmed) {

    public CommitmentKind {
        appliesTo = Set.copyOf(appliesTo);
    }

    static CommitmentKind read(Spot spot, LegalSources sources) {
        spot.only(
                "code",
                "title",
                "appliesTo",
                "twoParties",
                "items",
                "allItems",
                "projectRequired",
                "legalBasis",
                "confirmed");
        return new CommitmentKind(
                spot.at("code").text(),
                spot.at("title").bilingual(),
                MeasureItem.kinds(spot.at("appliesTo")),
                spot.at("twoParties").flag(),
                spot.maybe("items").map(list -> Choices.read(list, sources)).orElse(null),
                spot.maybe("allItems").map(Spot::flag).orElse(false),
                spot.maybe("projectRequired").map(Spot::flag).orElse(false),
                sources.basis(spot.at("legalBasis")),
                spot.at("confirmed").flag());
    }
}
