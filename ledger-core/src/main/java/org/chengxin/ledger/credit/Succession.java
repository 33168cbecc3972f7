package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a body.
 *
 * @param effectiveOn first day on which it holds
 * @param formerName name of the body until then
 * @param newName for a change of name
 * @param successors who took over, by the name of that day
 */
public record Succession(
        SuccessionKind kind,
        LocalDate effectiveOn,
        String formerName,
        @Nullable String newName,
        List<Successor> successors) {

    /** Bodies that take over from one. */
    public static final int SUCCESSORS_MAX = 20;

    public Succession {
        successors = List.copyOf(successors);
    }

    /**
     * A body that took over.
     *
     * @param types codes of the record types for which it answers from now on; empty for all that nobody else answers for
     */
    public record Successor(SubjectId subjectId, Organ organ, List<String> types) {
        public Successor {
            types = List.copyOf(types);
        }
    }

    /** Who answers for records of a type that the body reported; empty if it does so itself. */
    public Optional<Organ> answersFor(String type) {
        return successors.stream()
                .filter(s -> s.types().contains(type))
                .findFirst()
                .or(() -> successors.stream().filter(s -> s.types().isEmpty()).findFirst())
                .map(Successor::organ);
    }

    /** Whether this organ is among those that took over. */
    boolean isBy(@Nullable String organ) {
        return successors.stream().anyMatch(s -> s.organ().uscc().equals(organ));
    }
}
