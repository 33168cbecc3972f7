package org.chengxin.ledger.catalogue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads one profile of statutory times. */
final class DeadlineProfileReader {

    /** No statute of this kind gives more; a larger number is a slip of the pen. */
    private static final int WORKING_DAYS_MAX = 60;

    private final LegalSources sources;

    DeadlineProfileReader(LegalSources sources) {
        this.sources = sources;
    }

    DeadlineProfile read(Spot spot) {
        spot.only(
                "id",
                "jurisdiction",
                "name",
                "effectiveFrom",
                "effectiveUntil",
                "isDefault",
                "deadlines",
                "extensions",
                "appraisalPause",
                "note",
                "source",
                "confirmed");
        Map<DeadlineStep, Deadline> deadlines = deadlines(spot);
        DeadlineProfile profile = new DeadlineProfile(
                spot.at("id").text(),
                region(spot.at("jurisdiction")),
                spot.at("name").bilingual(),
                spot.at("effectiveFrom").date(),
                spot.maybe("effectiveUntil").map(Spot::date).orElse(null),
                spot.at("isDefault").flag(),
                deadlines,
                extensions(spot, deadlines),
                spot.maybe("appraisalPause")
                        .map(citation -> basis(citation, spot))
                        .orElse(null),
                spot.at("note").bilingual(),
                spot.at("source").text(),
                spot.at("confirmed").flag());
        if (profile.effectiveUntil() != null && profile.effectiveUntil().isBefore(profile.effectiveFrom())) {
            throw spot.at("effectiveUntil").fault("a date not before " + profile.effectiveFrom());
        }
        if (profile.isDefault() && profile.confirmed()) {
            throw spot.at("confirmed").fault("false, because a default is not law");
        }
        return profile;
    }

    static String region(Spot code) {
        if (!code.text().matches("[1-9][0-9]{5}")) {
            throw code.fault("a code of GB/T 2260 such as 320281");
        }
        return code.text();
    }

    private Map<DeadlineStep, Deadline> deadlines(Spot profile) {
        Map<DeadlineStep, Deadline> deadlines = new EnumMap<>(DeadlineStep.class);
        for (Spot spot : profile.at("deadlines").someItems()) {
            spot.only("step", "workingDays", "runsFrom", "legalBasis", "confirmed");
            Deadline deadline = new Deadline(
                    spot.at("step").oneOf(DeadlineStep.class),
                    workingDays(spot.at("workingDays"), 0),
                    spot.at("runsFrom").oneOf(ClockStart.class),
                    basis(spot.at("legalBasis"), profile),
                    confirmed(spot, profile));
            if (deadlines.putIfAbsent(deadline.step(), deadline) != null) {
                throw spot.at("step").fault("a step named once");
            }
        }
        return deadlines;
    }

    private List<Extension> extensions(Spot profile, Map<DeadlineStep, Deadline> deadlines) {
        List<Extension> extensions = new ArrayList<>();
        for (Spot spot : profile.maybe("extensions").map(Spot::someItems).orElse(List.of())) {
            spot.only("steps", "workingDaysMax", "inAll", "legalBasis", "confirmed");
            Extension extension = new Extension(
                    steps(spot.at("steps"), deadlines, extensions),
                    workingDays(spot.at("workingDaysMax"), 1),
                    spot.at("inAll").flag(),
                    basis(spot.at("legalBasis"), profile),
                    confirmed(spot, profile));
            extensions.add(extension);
            leavesTheirOwnTime(spot, extension, deadlines);
        }
        return extensions;
    }

    private static List<DeadlineStep> steps(Spot list, Map<DeadlineStep, Deadline> deadlines, List<Extension> before) {
        List<DeadlineStep> steps = new ArrayList<>();
        for (Spot spot : list.someItems()) {
            DeadlineStep step = spot.oneOf(DeadlineStep.class);
            if (!deadlines.containsKey(step)) {
                throw spot.fault("a step with a time of its own");
            }
            if (steps.contains(step) || before.stream().anyMatch(e -> e.steps().contains(step))) {
                throw spot.fault("a step with one extension");
            }
            steps.add(step);
        }
        return steps;
    }

    private static void leavesTheirOwnTime(Spot spot, Extension extension, Map<DeadlineStep, Deadline> deadlines) {
        for (DeadlineStep step : extension.steps()) {
            Deadline deadline = deadlines.get(step);
            if (extension.inAll() && deadline != null && extension.workingDaysMax() < deadline.workingDays()) {
                throw spot.at("workingDaysMax")
                        .fault("not less than " + deadline.workingDays() + ", the time for " + step);
            }
        }
    }

    private static int workingDays(Spot spot, int min) {
        if (spot.number() < min || spot.number() > WORKING_DAYS_MAX) {
            throw spot.fault(min + " to " + WORKING_DAYS_MAX + " working days");
        }
        return spot.number();
    }

    /** The rule a number comes from: law of the place itself must be in force, a default may borrow from any. */
    private LegalBasis basis(Spot citation, Spot profile) {
        LegalSource source = sources.cited(citation);
        if (!profile.at("isDefault").flag()
                && !source.inForceOn(profile.at("effectiveFrom").date())) {
            throw citation.fault(
                    "a basis in force on " + profile.at("effectiveFrom").date());
        }
        return sources.basis(citation);
    }

    private boolean confirmed(Spot spot, Spot profile) {
        boolean confirmed = spot.at("confirmed").flag();
        if (confirmed && !profile.at("confirmed").flag()) {
            throw spot.at("confirmed").fault("false, because the profile is not confirmed");
        }
        if (confirmed && !sources.cited(spot.at("legalBasis")).confirmed()) {
            throw spot.at("confirmed").fault("false, because the text of its basis was not read");
        }
        return confirmed;
    }
}
