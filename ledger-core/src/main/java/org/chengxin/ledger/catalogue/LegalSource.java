package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A law, regulation or document the catalogue may cite (法律法规政策依据).
 *
 * @param id short name used by the catalogue's files
 * @param documentNo number under which it was issued, where it has one
 * @param organ who issued it
 * @param articles the articles the catalogue cites, as printed
 * @param articlesToConfirm those of them whose number was not checked against the text
 * @param source where the text was read
 * @param confirmed whether the text itself was read; if not, the operator has to check it
 */
public record LegalSource(
        String id,
        String law,
        @Nullable String documentNo,
        String organ,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        Set<String> articles,
        Set<String> articlesToConfirm,
        String source,
        boolean confirmed) {

    static LegalSource read(Spot spot) {
        spot.only(
                "id",
                "law",
                "documentNo",
                "organ",
                "effectiveFrom",
                "effectiveUntil",
                "articles",
                "articlesToConfirm",
                "source",
                "confirmed");
        return new LegalSource(
                spot.at("id").text(),
                spot.at("law").text(),
                spot.maybe("documentNo").map(Spot::text).orElse(null),
                spot.at("organ").text(),
                spot.at("effectiveFrom").date(),
                spot.maybe("effectiveUntil").map(Spot::date).orElse(null),
                texts(spot, "articles"),
                texts(spot, "articlesToConfirm"),
                spot.at("source").text(),
                spot.at("confirmed").flag());
    }

    boolean inForceOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveUntil == null || !date.isAfter(effectiveUntil));
    }

    private static Set<String> texts(Spot spot, String name) {
        List<String> texts = spot.maybe(name).map(Spot::items).orElse(List.of()).stream()
                .map(Spot::text)
                .toList();
        return Collections.unmodifiableSet(new TreeSet<>(texts));
    }
}
