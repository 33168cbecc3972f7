package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.List;

/**
 * An operator's decision that record types which wait for a legal basis have one (国办发〔2020〕49号).
 *
 * @param types codes of the types it opens
 * @param documentNo the document of approval
 * @param effectiveFrom decisions from this day on may be recorded under it
 */
public record Approval(
        List<String> types,
        LegalBasis legalBasis,
        String approvedBy,
        LocalDate approvedOn,
        String documentNo,
        LocalDate effectiveFrom) {

    public Approval {
        types = List.copyOf(types);
    }

    static Approval read(Spot spot) {
        spot.only("types", "legalBasis", "approvedBy", "approvedOn", "documentNo", "effectiveFrom");
        Spot basis = spot.at("legalBasis").only("law", "article");
        return new Approval(
                spot.at("types").someItems().stream().map(Spot::text).toList(),
                new LegalBasis(
                        basis.at("law").text(),
                        basis.maybe("article").map(Spot::text).orElse(null)),
                spot.at("approvedBy").text(),
                spot.at("approvedOn").date(),
                spot.at("documentNo").text(),
                spot.at("effectiveFrom").date());
    }

    boolean opens(RecordType type) {
        return types.contains(type.code());
    }
}
