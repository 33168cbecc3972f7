package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * For what somebody may look into an archive (查询用途).
 *
 * @param code stable; events name it
 * @param effectiveUntil last day on which it may be stated; absent when it has no end
 * @param roles who may state it
 * @param defaultFor whose purpose it is when none is stated
 * @param reference whether the number of the document or project behind the look-up is asked for
 * @param basis the rule behind the purpose
 * @param confirmed whether that rule was read; if not, the operator has to check it
 */
public record UsagePurpose(
        String code,
        Bilingual title,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        Set<String> roles,
        Set<String> defaultFor,
        boolean reference,
        LegalBasis basis,
        boolean confirmed) {

    public UsagePurpose {
        roles = Collections.unmodifiableSet(new LinkedHashSet<>(roles));
        defaultFor = Collections.unmodifiableSet(new LinkedHashSet<>(defaultFor));
    }

    static UsagePurpose read(Spot spot, LegalSources sources) {
        spot.only(
                "code",
                "title",
                "effectiveFrom",
                "effectiveUntil",
                "roles",
                "defaultFor",
                "reference",
                "legalBasis",
                "confirmed");
        Set<String> roles = names(spot.at("roles").someItems());
        UsagePurpose purpose = new UsagePurpose(
                spot.at("code").text(),
                spot.at("title").bilingual(),
                spot.at("effectiveFrom").date(),
                spot.maybe("effectiveUntil").map(Spot::date).orElse(null),
                roles,
                names(spot.at("defaultFor").items()),
                spot.at("reference").flag(),
                sources.basis(spot.at("legalBasis")),
                spot.at("confirmed").flag());
        purpose.check(spot, sources);
        return purpose;
    }

    private void check(Spot spot, LegalSources sources) {
        LegalSource source = sources.cited(spot.at("legalBasis"));
        if (!source.inForceOn(effectiveFrom)) {
            throw spot.at("legalBasis").fault("a basis in force on " + effectiveFrom);
        }
        if (confirmed && !source.confirmed()) {
            throw spot.at("confirmed").fault("false, because the text of its basis was not read");
        }
        if (effectiveUntil != null && effectiveUntil.isBefore(effectiveFrom)) {
            throw spot.at("effectiveUntil").fault("a date not before " + effectiveFrom);
        }
        if (!roles.containsAll(defaultFor)) {
            throw spot.at("defaultFor").fault("only roles that may state the purpose");
        }
        if (reference && !defaultFor.isEmpty()) {
            throw spot.at("defaultFor").fault("no default that would need a reference");
        }
    }

    /** Whether it may be stated on {@code date}. */
    public boolean inForceOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveUntil == null || !date.isAfter(effectiveUntil));
    }

    private static Set<String> names(List<Spot> spots) {
        Set<String> names = new LinkedHashSet<>();
        for (Spot spot : spots) {
            if (!names.add(spot.text())) {
                throw spot.fault("a role named once");
            }
        }
        return names;
    }
}
