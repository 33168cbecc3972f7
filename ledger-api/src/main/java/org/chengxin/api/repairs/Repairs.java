package org.chengxin.api.repairs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.api.due.ClockRead;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Sight;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.profile.ObjectionProfile;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.RepairClock;
import org.chengxin.ledger.profile.RepairProfile;
import org.chengxin.ledger.profile.RepairProspect;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.objection.ObjectionReader;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.chengxin.projections.repair.RepairQueue;
import org.chengxin.projections.repair.RepairReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Repairs as one actor may read them: whoever reads the personal parts of a record, and the organ that decided, because it is
 * asked whether the duties are done. The others are told that there is no such thing, whether there is or not.
 */
@Component
class Repairs {

    private static final int OF_RECORD_MAX = 100;

    private final RepairReader reader;
    private final ObjectionReader objections;
    private final ProfileReader profiles;
    private final ViewPositions viewPositions;
    private final Catalogues catalogues;
    private final LedgerClock clock;

    Repairs(
            RepairReader reader,
            ObjectionReader objections,
            ProfileReader profiles,
            ViewPositions viewPositions,
            Catalogues catalogues,
            LedgerClock clock) {
        this.reader = reader;
        this.objections = objections;
        this.profiles = profiles;
        this.viewPositions = viewPositions;
        this.catalogues = catalogues;
        this.clock = clock;
    }

    /** A record that {@code actor} may see; who may take a step, the ledger says. */
    RecordProfile record(Actor actor, RecordId id) {
        return profiles.record(id)
                .filter(record -> profiles.subject(record.subjectId())
                        .filter(subject -> Sight.ofRecord(actor, subject, record))
                        .isPresent())
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** Whether the record may be repaired today. */
    EligibilityRead eligibility(Actor actor, RecordId id) {
        Seen seen = seen(actor, id).orElseThrow(() -> new ProblemException(Problems.notFound()));
        Integer open = objections.ofRecord(id, OF_RECORD_MAX).stream()
                .filter(objection -> !objection.stage().isOver())
                .findFirst()
                .map(ObjectionProfile::number)
                .orElse(null);
        RepairProspect prospect = RepairProspect.of(
                seen.record(), seen.subject().subject().kind(), open, catalogues.current(), clock.today());
        return EligibilityRead.of(id, prospect, seen.subject().state() == ArchiveState.OPEN);
    }

    RepairRead find(Actor actor, RepairId id) {
        return seen(actor, id.recordId())
                .flatMap(record -> reader.find(id.recordId(), id.number()))
                .map(this::read)
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** The repairs of one record, oldest first. */
    List<RepairRead> ofRecord(Actor actor, RecordId id) {
        return seen(actor, id)
                .map(record -> reader.ofRecord(id, OF_RECORD_MAX).stream()
                        .map(this::read)
                        .toList())
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** What lies on a desk; an organ sees only what it reported or decided. */
    Page<RepairRead> queue(Actor actor, RepairQueue queue, long after, int limit) {
        return Page.visible(
                reader.queue(queue, organOf(actor), after, limit + 1),
                limit,
                repair -> repair.steps().getFirst().stamp().position(),
                repair -> seen(actor, repair.recordId()).map(record -> read(repair)),
                viewPositions.of("repair"));
    }

    private RepairRead read(RepairProfile repair) {
        return RepairRead.of(
                repair,
                RepairClock.of(repair, catalogues)
                        .map(statutory -> ClockRead.of(statutory, clock.today()))
                        .orElse(null));
    }

    Map<RepairQueue, Long> counts(Actor actor) {
        return reader.counts(organOf(actor));
    }

    private record Seen(SubjectRow subject, RecordProfile record) {}

    private Optional<Seen> seen(Actor actor, RecordId id) {
        return profiles.record(id)
                .flatMap(record -> profiles.subject(record.subjectId())
                        .filter(subject -> sees(actor, subject, record))
                        .map(subject -> new Seen(subject, record)));
    }

    private static boolean sees(Actor actor, SubjectRow subject, RecordProfile record) {
        boolean decided = actor.role() == Role.SUBMITTER
                && record.fact().authority().uscc().equals(actor.organ());
        return Sight.ofPersonal(actor, subject, record) || (decided && Sight.ofRecord(actor, subject, record));
    }

    /** The organ whose repairs {@code actor} may list; absent for those who may list all. */
    private static @Nullable String organOf(Actor actor) {
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
