package org.chengxin.api.protection;

import java.util.List;
import org.chengxin.api.erasure.ErasureEffects;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.OrderStage;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.ProtectionCase;
import org.chengxin.ledger.profile.ProtectionCase.Lever;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.chengxin.projections.protection.ProtectionReader;
import org.springframework.stereotype.Component;

/**
 * Orders as one actor may read them: the office, which gives them, and the auditor. Everybody else is told that there is no
 * such thing, whether there is or not.
 */
@Component
class Cases {

    private final ProtectionReader reader;
    private final ProfileReader profiles;
    private final ErasureEffects effects;
    private final ViewPositions viewPositions;

    Cases(ProtectionReader reader, ProfileReader profiles, ErasureEffects effects, ViewPositions viewPositions) {
        this.reader = reader;
        this.profiles = profiles;
        this.effects = effects;
        this.viewPositions = viewPositions;
    }

    /** Orders are given and decided by the office; asked before anything is looked up, so that nobody learns anything. */
    static void onlyTheOffice(Actor actor) {
        if (actor.role() != Role.OFFICE) {
            throw new ProblemException(Problems.forbidden());
        }
    }

    static boolean mayRead(Actor actor) {
        return actor.role() == Role.OFFICE || actor.role() == Role.AUDITOR;
    }

    /** A registered subject. */
    SubjectRow subject(Actor actor, SubjectId id) {
        onlyReaders(actor);
        return profiles.subject(id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    Page<CaseRead> ofSubject(Actor actor, SubjectId id, Lever lever, long after, int limit) {
        subject(actor, id);
        return page(reader.ofSubject(id, lever, after, limit + 1), limit, false);
    }

    CaseRead find(Actor actor, SubjectId id, Lever lever, int number) {
        onlyReaders(actor);
        return reader.find(id, lever, number)
                .map(this::read)
                .orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** What waits for a second person, the one that has waited longest first. */
    Page<CaseRead> waiting(Actor actor, long after, int limit) {
        onlyReaders(actor);
        return page(reader.waiting(after, limit + 1), limit, true);
    }

    private Page<CaseRead> page(List<ProtectionCase> cases, int limit, boolean byPosition) {
        return Page.of(
                cases,
                limit,
                c -> byPosition ? c.steps().getLast().stamp().position() : c.number(),
                this::read,
                viewPositions.of("protection"));
    }

    private CaseRead read(ProtectionCase c) {
        return CaseRead.of(c, c.stage() == OrderStage.ERASED ? effects.isCarriedOut(c.subjectId()) : null);
    }

    private static void onlyReaders(Actor actor) {
        if (!mayRead(actor)) {
            throw new ProblemException(Problems.notFound());
        }
    }
}
