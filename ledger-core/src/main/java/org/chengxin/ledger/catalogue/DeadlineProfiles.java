package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The profiles of statutory times. Those of one jurisdiction never overlap; those of the city itself leave no gap, and the
 * last one has no end.
 *
 * @param own the jurisdiction of the city whose catalogue this is
 */
record DeadlineProfiles(String own, List<DeadlineProfile> inOrder) {

    DeadlineProfiles {
        inOrder = List.copyOf(inOrder);
    }

    static DeadlineProfiles read(Spot file, LegalSources sources) {
        file.only("note", "jurisdiction", "profiles");
        String own = DeadlineProfileReader.region(file.at("jurisdiction"));
        DeadlineProfileReader reader = new DeadlineProfileReader(sources);
        List<DeadlineProfile> profiles = new ArrayList<>();
        for (Spot spot : file.at("profiles").someItems()) {
            DeadlineProfile profile = reader.read(spot);
            if (profiles.stream().anyMatch(p -> p.id().equals(profile.id()))) {
                throw spot.at("id").fault("an id used once");
            }
            of(profile.jurisdiction(), profiles)
                    .reduce((a, b) -> b)
                    .ifPresent(before -> follows(before, profile, own, spot));
            profiles.add(profile);
        }
        theCityHasOneWithoutEnd(own, profiles, file);
        return new DeadlineProfiles(own, profiles);
    }

    Optional<DeadlineProfile> on(String jurisdiction, LocalDate date) {
        return of(jurisdiction, inOrder).filter(p -> p.inForceOn(date)).findFirst();
    }

    DeadlineProfile on(LocalDate date) {
        return on(own, date)
                .orElseThrow(() -> new IllegalArgumentException("expected a date from "
                        + of(own, inOrder).findFirst().orElseThrow().effectiveFrom() + " on, found " + date));
    }

    private static Stream<DeadlineProfile> of(String jurisdiction, List<DeadlineProfile> profiles) {
        return profiles.stream().filter(p -> p.jurisdiction().equals(jurisdiction));
    }

    private static void follows(DeadlineProfile before, DeadlineProfile profile, String own, Spot spot) {
        LocalDate until = before.effectiveUntil();
        if (until == null) {
            throw spot.at("effectiveFrom").fault("no profile after " + before.id() + ", which has no end");
        }
        boolean gap = profile.effectiveFrom().isAfter(until.plusDays(1));
        if (!profile.effectiveFrom().isAfter(until) || (gap && own.equals(profile.jurisdiction()))) {
            throw spot.at("effectiveFrom").fault(until.plusDays(1) + ", the day after " + before.id());
        }
    }

    private static void theCityHasOneWithoutEnd(String own, List<DeadlineProfile> profiles, Spot file) {
        DeadlineProfile last = of(own, profiles)
                .reduce((a, b) -> b)
                .orElseThrow(() -> file.at("jurisdiction").fault("the jurisdiction of a profile"));
        if (last.effectiveUntil() != null) {
            throw file.at("profiles")
                    .fault("a last profile of " + own + " without end", last.id() + " ending " + last.effectiveUntil());
        }
    }
}
