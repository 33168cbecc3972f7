package org.chengxin.ledger.catalogue;

/**
 * How long the making of a version takes at least (制定程序).
 *
 * @param consultationDaysMin civil days for which a draft is open to comments (征求意见)
 * @param noticeDaysMin civil days between publication and the first day in force; at least 1, so that a day has one version
 * @param basis what asks for it
 * @param confirmed whether the numbers were found in a source; if not, they are editable defaults
 */
public record MakingPolicy(int consultationDaysMin, int noticeDaysMin, LegalBasis basis, boolean confirmed) {

    static MakingPolicy read(Spot file, LegalSources sources) {
        file.only("note", "consultationDaysMin", "noticeDaysMin", "legalBasis", "confirmed");
        return new MakingPolicy(
                days(file.at("consultationDaysMin")),
                days(file.at("noticeDaysMin")),
                sources.basis(file.at("legalBasis")),
                file.at("confirmed").flag());
    }

    private static int days(Spot spot) {
        if (spot.number() < 1 || spot.number() > 366) {
            throw spot.fault("1 to 366 days");
        }
        return spot.number();
    }
}
