package org.chengxin.api.objections;

import java.util.List;
import java.util.Map;
import org.chengxin.api.due.ClockRead;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Sight;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.ObjectionClock;
import org.chengxin.ledger.profile.ObjectionProfile;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.objection.ObjectionQueue;
import org.chengxin.projections.objection.ObjectionReader;
import org.chengxin.projections.profile.ProfileReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Objections as one actor may read them: whoever reads the personal parts of a record reads the objections to it. The others
 * are told that there is no such thing, whether there is or not.
 */
@Component
class Objections {

    private static final int OF_RECORD_MAX = 100;

    private final ObjectionReader reader;
    private final ProfileReader profiles;
    private final ViewPositions viewPositions;
    private final Catalogues catalogues;
    private final LedgerClock clock;

    Objections(
            ObjectionReader reader,
            ProfileReader profiles,
            ViewPositions viewPositions,
            Catalogues catalogues,
            LedgerClock clock) {
        this.reader = reader;
        this.profiles = profiles;
        this.viewPositions = viewPositions;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** A record that {@code actor} may see. */
    RecordProfile record(Actor actor, RecordId id) {
        return profiles.record(id)
                .filter(record -> profiles.subject(record.subjectId())
                        .filter(subject -> Sight.ofRecord(actor, subject, record))
                        .isPresent())
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    ObjectionRead find(Actor actor, SubjectId subjectId, int number) {
        return reader.find(subjectId, number)
                .filter(objection -> mayRead(actor, objection))
                .map(this::read)
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    List<ObjectionRead> ofRecord(Actor actor, RecordId id) {
        return reader.ofRecord(id, OF_RECORD_MAX).stream()
                .filter(objection -> mayRead(actor, objection))
                .map(this::read)
                .toList();
    }

    /** What lies on a desk; an organ sees only what it was asked. */
    Page<ObjectionRead> queue(Actor actor, ObjectionQueue queue, long after, int limit) {
        return Page.of(
                reader.queue(queue, sourceOf(actor), after, limit + 1),
                limit,
                o -> o.steps().getFirst().stamp().position(),
                this::read,
                viewPositions.of("objection"));
    }

    Map<ObjectionQueue, Long> counts(Actor actor) {
        return reader.counts(sourceOf(actor));
    }

    private ObjectionRead read(ObjectionProfile objection) {
        return ObjectionRead.of(
                objection,
                ObjectionClock.of(objection, catalogues)
                        .map(statutory -> ClockRead.of(statutory, clock.today()))
                        .orElse(null));
    }

    private boolean mayRead(Actor actor, ObjectionProfile objection) {
        return profiles.record(objection.recordId())
                .filter(record -> profiles.subject(record.subjectId())
                        .filter(subject -> Sight.ofPersonal(actor, subject, record))
                        .isPresent())
                .isPresent();
    }

    /** The organ whose objections {@code actor} may list; absent for those who may list all. */
    private static @Nullable String sourceOf(Actor actor) {
        String organ = actor.organ();
        if (actor.role() == Role.OFFICE || actor.role() == Role.REVIEWER || actor.role() == Role.AUDITOR) {
            return null;
        }
        if (actor.role() == Role.SUBMITTER && organ != null) {
            return organ;
        }
        throw new ProblemException(Problems.notFound());
    }
}
