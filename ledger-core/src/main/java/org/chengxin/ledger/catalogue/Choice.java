package org.chengxin.ledger.catalogue;

/**
 * An item of a list that somebody chooses from.
 *
 * @param legalBasis what it rests on, or what forbids it
 * @param accepted whether it may be chosen; one that is listed and not accepted is there to say why it never counts
 * @param confirmed whether it was found in a source; if not, it is an editable default
 */
public record Choice(String code, Bilingual title, LegalBasis legalBasis, boolean accepted, boolean confirmed) {

    static Choice read(Spot spot, LegalSources sources) {
        spot.only("code", "title", "legalBasis", "accepted", "confirmed");
        return new Choice(
                spot.at("code").text(),
                spot.at("title").bilingual(),
                sources.basis(spot.at("legalBasis")),
                spot.maybe("accepted").map(Spot::flag).orElse(true),
                spot.at("confirmed").flag());
    }
}
