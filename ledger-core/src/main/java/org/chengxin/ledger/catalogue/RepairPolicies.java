package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengxin.ledger.catalogue.RepairEligibility.Missing;
import org.jspecify.annotations.Nullable;

/** The regimes of repair (信用修复), one for each regime of publication, and how to pass from one to the next. */
public final class RepairPolicies {

    private final int catalogueVersion;
    private final RepairTransition transition;
    private final List<RepairPolicy> inOrder;
    private final Map<String, SeverityTable> severities;

    private RepairPolicies(
            int catalogueVersion,
            RepairTransition transition,
            List<RepairPolicy> inOrder,
            Map<String, SeverityTable> severities) {
        this.catalogueVersion = catalogueVersion;
        this.transition = transition;
        this.inOrder = List.copyOf(inOrder);
        this.severities = Map.copyOf(severities);
    }

    static RepairPolicies read(
            Spot file,
            int catalogueVersion,
            PublicationRules rules,
            Map<String, SeverityTable> severities,
            LegalSources sources,
            Map<String, RecordType> knownTypes) {
        file.only("note", "transition", "policies");
        Spot transition = file.at("transition").only("policy", "source", "confirmed");
        transition.at("source").text();
        transition.at("confirmed").flag();
        Map<String, PublicationRule> byId =
                rules.inOrder().stream().collect(Collectors.toMap(PublicationRule::id, rule -> rule));
        List<RepairPolicy> policies = new ArrayList<>();
        for (Spot spot : file.at("policies").someItems()) {
            RepairPolicy policy = RepairPolicy.read(spot, byId, sources, knownTypes);
            if (policies.stream().anyMatch(p -> p.id().equals(policy.id()))) {
                throw spot.at("id").fault("an id used once");
            }
            policies.add(policy);
        }
        onePolicyForEachRegimeOfPublication(file, policies, rules);
        return new RepairPolicies(
                catalogueVersion, transition.at("policy").oneOf(RepairTransition.class), policies, severities);
    }

    /** The same regimes under another transition. */
    RepairPolicies under(RepairTransition other) {
        return new RepairPolicies(catalogueVersion, other, inOrder, severities);
    }

    public RepairTransition transition() {
        return transition;
    }

    public List<RepairPolicy> inOrder() {
        return inOrder;
    }

    /**
     * The regime in force on {@code date}.
     *
     * @throws IllegalArgumentException if the date is before the first regime
     */
    public RepairPolicy on(LocalDate date) {
        return inOrder.reversed().stream()
                .filter(policy -> !date.isBefore(policy.effectiveFrom()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "expected a date from " + inOrder.getFirst().effectiveFrom() + " on, found " + date));
    }

    /** The policy that {@link RepairTerms#rule} names. */
    public Optional<RepairPolicy> policy(String id) {
        return inOrder.stream().filter(policy -> policy.id().equals(id)).findFirst();
    }

    /**
     * Whether {@code record} may be repaired on {@code today}. A record that was decided before the newest regime began is
     * judged by its own regime until that day, and from then on as the transition says; the newest regime repairs nothing
     * before it begins.
     */
    public RepairEligibility eligibility(RepairCandidate record, LocalDate today) {
        if (record.type().polarity() != Polarity.NEGATIVE) {
            return new RepairEligibility(null, null, null, List.of(Missing.NOT_NEGATIVE));
        }
        Ruling ruling = ruling(record, today);
        LocalDate notBefore = record.notBefore();
        LocalDate earliest = notBefore != null && notBefore.isAfter(ruling.earliest) ? notBefore : ruling.earliest;
        List<Missing> missing = new ArrayList<>();
        standing(record.standing()).ifPresent(missing::add);
        if (ruling.exclusion != null) {
            missing.add(Missing.EXCLUDED);
        } else if (today.isBefore(ruling.earliest)) {
            missing.add(Missing.MINIMUM_TIME);
        }
        if (notBefore != null && today.isBefore(notBefore)) {
            missing.add(Missing.WAIT);
        }
        if (!record.dutiesDone()) {
            missing.add(Missing.DUTIES_DONE);
        }
        if (!record.promiseGiven()) {
            missing.add(Missing.PROMISE_LETTER);
        }
        return new RepairEligibility(
                new RepairTerms(
                        catalogueVersion,
                        ruling.policy.id(),
                        ruling.severity,
                        ruling.earliest,
                        ruling.policy.legalBasis()),
                ruling.exclusion == null ? earliest : null,
                ruling.exclusion,
                missing);
    }

    /** What one policy says of a record. */
    private record Ruling(
            RepairPolicy policy,
            Severity severity,
            LocalDate earliest,
            @Nullable RepairExclusion exclusion) {

        static final Comparator<Ruling> BETTER_FOR_THE_SUBJECT = Comparator.<Ruling, Boolean>comparing(
                        ruling -> ruling.exclusion != null)
                .thenComparing(Ruling::earliest);
    }

    private Ruling ruling(RepairCandidate record, LocalDate today) {
        RepairPolicy newest = inOrder.getLast();
        RepairPolicy own = on(record.decidedOn());
        Ruling byOwn = ruling(own, record, record.severity());
        if (own.id().equals(newest.id()) || today.isBefore(newest.effectiveFrom())) {
            return byOwn;
        }
        Ruling byNewest = ruling(newest, record, table(newest).severityOf(record.type(), record.payload()));
        return switch (transition) {
            case OLD -> byOwn;
            case NEW -> byNewest;
            case MORE_FAVOURABLE -> Ruling.BETTER_FOR_THE_SUBJECT.compare(byNewest, byOwn) < 0 ? byNewest : byOwn;
        };
    }

    private static Ruling ruling(RepairPolicy policy, RepairCandidate record, Severity severity) {
        LocalDate earliest = policy.earliest(record, severity);
        return new Ruling(
                policy,
                severity,
                earliest.isBefore(policy.effectiveFrom()) ? policy.effectiveFrom() : earliest,
                policy.exclusionOf(record).orElse(null));
    }

    private SeverityTable table(RepairPolicy policy) {
        SeverityTable table = severities.get(policy.publication().id());
        if (table == null) {
            throw new IllegalStateException("every publication rule has a severity table; the loader checks it");
        }
        return table;
    }

    private static Optional<Missing> standing(RepairCandidate.Standing standing) {
        return switch (standing) {
            case STANDS -> Optional.empty();
            case REVOKED -> Optional.of(Missing.REVOKED);
            case REPAIRED -> Optional.of(Missing.ALREADY_REPAIRED);
            case EXPIRED -> Optional.of(Missing.EXPIRED);
        };
    }

    private static void onePolicyForEachRegimeOfPublication(
            Spot file, List<RepairPolicy> policies, PublicationRules rules) {
        List<String> found =
                policies.stream().map(policy -> policy.publication().id()).toList();
        List<String> expected =
                rules.inOrder().stream().map(PublicationRule::id).toList();
        if (!found.equals(expected)) {
            throw file.at("policies").fault("a policy for each of " + expected + " in this order", found.toString());
        }
    }
}
