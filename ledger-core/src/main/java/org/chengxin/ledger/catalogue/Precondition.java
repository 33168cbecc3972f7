package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * A matter that has to come before a fact (前置程序): a breach that the organ refused to put right before its record, the
 * pledge of a purchaser before its first procurement.
 *
 * @param types codes of the record types
 * @param subjectKinds of whom
 * @param code of the matter, such as the kind of commitment; absent where any will do
 * @param stages in one of which it stands
 * @param since first day of decision to which it applies: what was decided earlier was handled elsewhere
 * @param text what is missing and what to do
 * @param confirmed whether it was found in a source; if not, it is an editable default
 */
public record Precondition(
        Set<String> types,
        Set<SubjectKind> subjectKinds,
        Mechanism mechanism,
        @Nullable String code,
        Set<MatterStage> stages,
        LocalDate since,
        LegalBasis legalBasis,
        Bilingual text,
        boolean confirmed) {

    public Precondition {
        types = Set.copyOf(types);
        subjectKinds = Set.copyOf(subjectKinds);
        stages = Set.copyOf(stages);
    }

    static Precondition read(Spot spot, LegalSources sources, Set<String> known) {
        spot.only("types", "subjectKinds", "mechanism", "code", "stages", "since", "legalBasis", "text", "confirmed");
        Set<String> types = new LinkedHashSet<>();
        for (Spot type : spot.at("types").someItems()) {
            if (!known.contains(type.text())) {
                throw type.fault("the code of a record type");
            }
            types.add(type.text());
        }
        List<MatterStage> stages = spot.at("stages").someItems().stream()
                .map(stage -> stage.oneOf(MatterStage.class))
                .toList();
        return new Precondition(
                types,
                MeasureItem.kinds(spot.at("subjectKinds")),
                spot.at("mechanism").oneOf(Mechanism.class),
                spot.maybe("code").map(Spot::text).orElse(null),
                new LinkedHashSet<>(stages),
                spot.at("since").date(),
                sources.basis(spot.at("legalBasis")),
                spot.at("text").bilingual(),
                spot.at("confirmed").flag());
    }

    /** Whether a fact like this needs it. */
    public boolean appliesTo(String type, SubjectKind kind, LocalDate decidedOn) {
        return types.contains(type) && subjectKinds.contains(kind) && !decidedOn.isBefore(since);
    }
}
