package org.chengxin.ledger.catalogue;

import java.util.Set;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * A list somebody may be entered on (名单): of those who broke trust grievously, or of those who are honoured.
 *
 * @param recordType code of the record type an entry rests on; absent where it needs no record
 * @param termMonthsMax longest time of an entry in months; absent for one without end
 * @param isPublic whether the public reads who is on it; never of a natural person
 * @param confirmed whether it was found in a source; if not, it is an editable default
 */
public record ListItem(
        String code,
        Bilingual title,
        Set<SubjectKind> appliesTo,
        @Nullable String recordType,
        LegalBasis legalBasis,
        @Nullable Integer termMonthsMax,
        boolean isPublic,
        boolean confirmed) {

    public ListItem {
        appliesTo = Set.copyOf(appliesTo);
    }

    static ListItem read(Spot spot, LegalSources sources) {
        spot.only("code", "title", "appliesTo", "recordType", "legalBasis", "termMonthsMax", "public", "confirmed");
        return new ListItem(
                spot.at("code").text(),
                spot.at("title").bilingual(),
                MeasureItem.kinds(spot.at("appliesTo")),
                spot.maybe("recordType").map(Spot::text).orElse(null),
                sources.basis(spot.at("legalBasis")),
                MeasureItem.months(spot),
                spot.maybe("public").map(Spot::flag).orElse(false),
                spot.at("confirmed").flag());
    }
}
