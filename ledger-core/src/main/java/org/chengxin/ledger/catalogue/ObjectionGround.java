package org.chengxin.ledger.catalogue;

import java.util.List;

/**
 * A reason for which somebody may object to a record (异议理由).
 *
 * @param code stable; events name it
 * @param claims whether the objector names the fields
 * @param evidence what is usually handed in
 */
public record ObjectionGround(String code, Bilingual title, Claims claims, List<Bilingual> evidence) {

    public ObjectionGround {
        evidence = List.copyOf(evidence);
    }

    /** Whether fields are named. */
    public enum Claims {
        REQUIRED,
        /** The ground is about the record as a whole. */
        REJECTED
    }

    static ObjectionGround read(Spot spot) {
        spot.only("code", "title", "claims", "evidence");
        return new ObjectionGround(
                spot.at("code").text(),
                spot.at("title").bilingual(),
                spot.at("claims").oneOf(Claims.class),
                spot.at("evidence").someItems().stream().map(Spot::bilingual).toList());
    }
}
