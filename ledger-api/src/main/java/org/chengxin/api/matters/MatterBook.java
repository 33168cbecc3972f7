package org.chengxin.api.matters;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Sight;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.profile.MatterProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.matter.MatterReader;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Matters as one actor may read them: the office, reviewers and auditors all of them, a subject its own, an organ its own and
 * those that name it or that it opened. The others are told that there is no such thing, whether there is or not.
 */
@Component
class MatterBook {

    private static final int OF_SUBJECT_MAX = 500;
    private static final int OF_PROJECT_MAX = 500;

    private final MatterReader reader;
    private final ProfileReader profiles;
    private final ViewPositions viewPositions;
    private final Catalogues catalogues;

    MatterBook(MatterReader reader, ProfileReader profiles, ViewPositions viewPositions, Catalogues catalogues) {
        this.reader = reader;
        this.profiles = profiles;
        this.viewPositions = viewPositions;
        this.catalogues = catalogues;
    }

    /** A subject that {@code actor} may know of. */
    SubjectRow subject(Actor actor, SubjectId id) {
        return profiles.subject(id)
                .filter(row -> Sight.ofSubject(actor, row))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    MatterRead find(Actor actor, MatterId id) {
        return reader.find(id.subjectId(), id.mechanism(), id.number())
                .filter(matter -> mayRead(actor, matter))
                .map(matter -> MatterRead.of(matter, catalogues.current().matters()))
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    List<MatterRead> ofSubject(Actor actor, SubjectId id) {
        return reader.ofSubject(id, OF_SUBJECT_MAX).stream()
                .filter(matter -> mayRead(actor, matter))
                .map(matter -> MatterRead.of(matter, catalogues.current().matters()))
                .toList();
    }

    Page<MatterRead> queue(Actor actor, Mechanism mechanism, boolean over, boolean overdue, long after, int limit) {
        Scope scope = scope(actor);
        return Page.of(
                reader.queue(mechanism, over, overdue, scope.organ(), scope.own(), after, limit + 1),
                limit,
                matter -> matter.steps().getFirst().stamp().position(),
                matter -> MatterRead.of(matter, catalogues.current().matters()),
                viewPositions.of("matter"));
    }

    Map<String, Long> counts(Actor actor) {
        Scope scope = scope(actor);
        return reader.open(scope.organ(), scope.own());
    }

    /** Who answered for a stage of a project on a day, as far as {@code actor} may read it. */
    List<MatterRead> responsible(Actor actor, String project, LocalDate on) {
        return reader.ofProject(project, OF_PROJECT_MAX).stream()
                .filter(matter -> matter.mechanism() == Mechanism.RESPONSIBILITY && covers(matter, on))
                .filter(matter -> mayRead(actor, matter))
                .map(matter -> MatterRead.of(matter, catalogues.current().matters()))
                .toList();
    }

    private static boolean covers(MatterProfile matter, LocalDate on) {
        LocalDate from = matter.terms().from();
        LocalDate until = matter.stage() == MatterStage.ENDED ? matter.terms().until() : null;
        return from != null && !on.isBefore(from) && (until == null || !on.isAfter(until));
    }

    private boolean mayRead(Actor actor, MatterProfile matter) {
        Optional<SubjectRow> row = profiles.subject(matter.subjectId()).filter(r -> Sight.ofSubject(actor, r));
        return row.filter(r -> Sight.ofMatters(actor, r) || (actor.role() == Role.SUBMITTER && concerns(actor, matter)))
                .isPresent();
    }

    private boolean concerns(Actor actor, MatterProfile matter) {
        String organ = actor.organ();
        return organ != null
                && (organ.equals(matter.steps().getFirst().act().actor().organ()) || reader.concerns(matter, organ));
    }

    /** The organ whose matters {@code actor} may list; nothing of it for those who may list all. */
    private Scope scope(Actor actor) {
        return switch (actor.role()) {
            case OFFICE, REVIEWER, AUDITOR, SYSTEM -> new Scope(null, null);
            case SUBMITTER, SUBJECT -> {
                String organ = actor.organ();
                if (organ == null) {
                    throw new ProblemException(Problems.notFound());
                }
                yield new Scope(organ, profiles.bound(organ).orElse(null));
            }
            case ASSESSOR, CHECKER, WITNESS, ADMINISTRATOR -> throw new ProblemException(Problems.notFound());
        };
    }

    private record Scope(@Nullable String organ, @Nullable SubjectId own) {}
}
