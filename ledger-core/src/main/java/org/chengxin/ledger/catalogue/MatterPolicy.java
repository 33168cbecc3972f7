package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectKind;

/**
 * What the mechanisms that act in steps rest on and what their lists hold: titles, legal bases, measures, lists, kinds of
 * commitments and of tasks, grounds. Every mechanism, stage and step of the code has an entry, or the catalogue does not load.
 */
public final class MatterPolicy {

    private static final List<String> CHOICES = List.of(
            "toleranceGrounds",
            "mitigationGrounds",
            "alterations",
            "brokenBecause",
            "breachScopes",
            "explanations",
            "projectStages",
            "taskKinds");

    private final Map<Mechanism, Bilingual> mechanisms;
    private final Map<MatterStage, Bilingual> stages;
    private final Map<MatterMove, Step> moves;
    private final Set<String> toleranceBodies;
    private final Map<String, Choices> choices;
    private final Map<String, MeasureItem> measures;
    private final Map<String, ListItem> lists;
    private final Map<String, CommitmentKind> commitments;
    private final List<Precondition> preconditions;

    private record Step(Bilingual title, LegalBasis basis) {}

    private MatterPolicy(Spot file, LegalSources sources, Set<String> types) {
        file.only(
                "note",
                "mechanisms",
                "stages",
                "moves",
                "toleranceBodies",
                "choices",
                "measures",
                "lists",
                "commitments",
                "preconditions");
        mechanisms = all(Mechanism.class, file.at("mechanisms"), Spot::bilingual);
        stages = all(MatterStage.class, file.at("stages"), Spot::bilingual);
        moves = all(MatterMove.class, file.at("moves"), spot -> step(spot, sources));
        toleranceBodies = Set.copyOf(file.at("toleranceBodies").items().stream()
                .map(Spot::text)
                .distinct()
                .toList());
        Map<String, Choices> byName = new LinkedHashMap<>();
        Spot named = file.at("choices").only(CHOICES.toArray(String[]::new));
        CHOICES.forEach(name -> byName.put(name, Choices.read(named.at(name), sources)));
        choices = byName;
        measures = byCode(file.at("measures"), sources, MeasureItem::read, MeasureItem::code);
        lists = byCode(file.at("lists"), sources, ListItem::read, ListItem::code);
        commitments = byCode(file.at("commitments"), sources, CommitmentKind::read, CommitmentKind::code);
        preconditions = file.maybe("preconditions").map(Spot::items).orElse(List.of()).stream()
                .map(spot -> Precondition.read(spot, sources, types))
                .toList();
        for (Spot spot : file.at("lists").items()) {
            spot.maybe("recordType").ifPresent(type -> known(type, types));
        }
        for (Spot spot : file.at("commitments").items()) {
            known(spot.at("code"), types);
        }
    }

    static MatterPolicy read(Spot file, LegalSources sources, Set<String> types) {
        return new MatterPolicy(file, sources, types);
    }

    /** What has to come before a fact like this. */
    public List<Precondition> before(String type, SubjectKind kind, LocalDate decidedOn) {
        return preconditions.stream()
                .filter(condition -> condition.appliesTo(type, kind, decidedOn))
                .toList();
    }

    public Bilingual title(Mechanism mechanism) {
        return Objects.requireNonNull(mechanisms.get(mechanism));
    }

    public Bilingual title(MatterStage stage) {
        return Objects.requireNonNull(stages.get(stage));
    }

    public Bilingual title(MatterMove move) {
        return step(move).title();
    }

    /** What a step rests on. */
    public LegalBasis basis(MatterMove move) {
        return step(move).basis();
    }

    /** Whether this organ may judge tolerance whoever decided the fact, by its code. */
    public boolean judgesTolerance(String uscc) {
        return toleranceBodies.contains(uscc);
    }

    public Choices toleranceGrounds() {
        return choices("toleranceGrounds");
    }

    /** What makes a measure lighter or unnecessary. */
    public Choices mitigationGrounds() {
        return choices("mitigationGrounds");
    }

    /** For which reasons a commitment may be altered lawfully, and for which never. */
    public Choices alterations() {
        return choices("alterations");
    }

    /** Why a commitment was broken. */
    public Choices brokenBecause() {
        return choices("brokenBecause");
    }

    /** In which fields an organ's word is followed up. */
    public Choices breachScopes() {
        return choices("breachScopes");
    }

    /** Which explanations show that an organ did not break its word, and which never do. */
    public Choices explanations() {
        return choices("explanations");
    }

    public Choices projectStages() {
        return choices("projectStages");
    }

    public Choices taskKinds() {
        return choices("taskKinds");
    }

    public List<MeasureItem> measures() {
        return List.copyOf(measures.values());
    }

    public Optional<MeasureItem> measure(String code) {
        return Optional.ofNullable(measures.get(code));
    }

    public List<ListItem> lists() {
        return List.copyOf(lists.values());
    }

    public Optional<ListItem> list(String code) {
        return Optional.ofNullable(lists.get(code));
    }

    public List<CommitmentKind> commitments() {
        return List.copyOf(commitments.values());
    }

    public Optional<CommitmentKind> commitment(String code) {
        return Optional.ofNullable(commitments.get(code));
    }

    /** The title of what a matter is about, by its code; empty where the mechanism has no list or the list no such item. */
    public Optional<Bilingual> subjectMatter(Mechanism mechanism, String code) {
        return switch (mechanism) {
            case MEASURE -> measure(code).map(MeasureItem::title);
            case LISTING -> list(code).map(ListItem::title);
            case COMMITMENT -> commitment(code).map(CommitmentKind::title);
            case BREACH -> breachScopes().find(code).map(Choice::title);
            case RESPONSIBILITY -> projectStages().find(code).map(Choice::title);
            case TASK -> taskKinds().find(code).map(Choice::title);
            case TOLERANCE, RECTIFICATION, REFERRAL -> Optional.empty();
        };
    }

    private Choices choices(String name) {
        return Objects.requireNonNull(choices.get(name), name);
    }

    private Step step(MatterMove move) {
        return Objects.requireNonNull(moves.get(move), move.name());
    }

    private static Step step(Spot spot, LegalSources sources) {
        spot.only("title", "legalBasis");
        return new Step(spot.at("title").bilingual(), sources.basis(spot.at("legalBasis")));
    }

    private static void known(Spot type, Set<String> types) {
        if (!types.contains(type.text())) {
            throw type.fault("the code of a record type");
        }
    }

    private static <E extends Enum<E>, T> Map<E, T> all(Class<E> type, Spot spot, Function<Spot, T> read) {
        E[] constants = Objects.requireNonNull(type.getEnumConstants());
        spot.only(Arrays.stream(constants).map(Enum::name).toArray(String[]::new));
        Map<E, T> all = new EnumMap<>(type);
        for (E constant : constants) {
            all.put(constant, read.apply(spot.at(constant.name())));
        }
        return all;
    }

    private static <T> Map<String, T> byCode(
            Spot list, LegalSources sources, BiFunction<Spot, LegalSources, T> read, Function<T, String> code) {
        Map<String, T> byCode = new LinkedHashMap<>();
        for (Spot spot : list.someItems()) {
            T item = read.apply(spot, sources);
            if (byCode.putIfAbsent(code.apply(item), item) != null) {
                throw spot.at("code").fault("a code used once");
            }
        }
        return byCode;
    }
}
