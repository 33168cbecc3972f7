package org.chengxin.ledger.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How objections are taken: on which grounds and within which bounds.
 *
 * @param grounds by code, in the order of the catalogue
 * @param claimsMax most fields of one objection
 * @param evidenceMax most files handed in at once
 * @param extensionWorkingDaysMax most working days that all extensions together may add
 * @param confirmed whether it was found in a source; if not, it is an editable default
 */
public record ObjectionPolicy(
        List<ObjectionGround> grounds,
        int claimsMax,
        int evidenceMax,
        int extensionWorkingDaysMax,
        String source,
        boolean confirmed) {

    public ObjectionPolicy {
        grounds = List.copyOf(grounds);
    }

    public Optional<ObjectionGround> ground(String code) {
        return grounds.stream().filter(ground -> ground.code().equals(code)).findFirst();
    }

    static ObjectionPolicy read(Spot file) {
        file.only("note", "source", "confirmed", "claimsMax", "evidenceMax", "extensionWorkingDaysMax", "grounds");
        Map<String, ObjectionGround> grounds = new LinkedHashMap<>();
        for (Spot spot : file.at("grounds").someItems()) {
            ObjectionGround ground = ObjectionGround.read(spot);
            if (grounds.putIfAbsent(ground.code(), ground) != null) {
                throw spot.at("code").fault("a code used once");
            }
        }
        return new ObjectionPolicy(
                List.copyOf(grounds.values()),
                positive(file.at("claimsMax")),
                positive(file.at("evidenceMax")),
                positive(file.at("extensionWorkingDaysMax")),
                file.at("source").text(),
                file.at("confirmed").flag());
    }

    private static int positive(Spot spot) {
        if (spot.number() < 1) {
            throw spot.fault("a number of at least 1");
        }
        return spot.number();
    }
}
