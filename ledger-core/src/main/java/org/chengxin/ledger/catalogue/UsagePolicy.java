package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For which purposes archives are looked into, and which rules ask for each look-up to be recorded (查询使用留痕).
 *
 * @param basis the rules that ask for it
 * @param keptYearsMin for how many years at least the records of look-ups are kept
 * @param purposes in the order of the catalogue
 * @param confirmed whether the rules of this place were read; if not, it is an editable default
 */
public record UsagePolicy(
        List<LegalBasis> basis, int keptYearsMin, String source, boolean confirmed, List<UsagePurpose> purposes) {

    public UsagePolicy {
        basis = List.copyOf(basis);
        purposes = List.copyOf(purposes);
    }

    static UsagePolicy read(Spot file, LegalSources sources) {
        file.only("note", "legalBasis", "keptYearsMin", "source", "confirmed", "purposes");
        List<UsagePurpose> purposes = new ArrayList<>();
        for (Spot spot : file.at("purposes").someItems()) {
            UsagePurpose purpose = UsagePurpose.read(spot, sources);
            for (UsagePurpose other : purposes) {
                clash(other, purpose, spot);
            }
            purposes.add(purpose);
        }
        return new UsagePolicy(
                file.at("legalBasis").someItems().stream().map(sources::basis).toList(),
                positive(file.at("keptYearsMin")),
                file.at("source").text(),
                file.at("confirmed").flag(),
                purposes);
    }

    /** What {@code role} may state on {@code date}, in the order of the catalogue. */
    public List<UsagePurpose> of(String role, LocalDate date) {
        return purposes.stream()
                .filter(purpose -> purpose.roles().contains(role) && purpose.inForceOn(date))
                .toList();
    }

    /** The purpose of {@code role} when it states none. */
    public Optional<UsagePurpose> defaultOf(String role, LocalDate date) {
        return of(role, date).stream()
                .filter(purpose -> purpose.defaultFor().contains(role))
                .findFirst();
    }

    /** The purpose behind a code, whether or not it may still be stated. */
    public Optional<UsagePurpose> purpose(String code) {
        return purposes.stream().filter(purpose -> purpose.code().equals(code)).findFirst();
    }

    private static void clash(UsagePurpose other, UsagePurpose purpose, Spot spot) {
        if (other.code().equals(purpose.code())) {
            throw spot.at("code").fault("a code used once");
        }
        if (other.defaultFor().stream().anyMatch(purpose.defaultFor()::contains)) {
            throw spot.at("defaultFor").fault("a role with one default, not that of " + other.code() + " too");
        }
    }

    private static int positive(Spot spot) {
        if (spot.number() < 1) {
            throw spot.fault("a number of at least 1");
        }
        return spot.number();
    }
}
