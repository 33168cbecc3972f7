package org.chengxin.api.usage;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.api.command.RefusedException;
import org.chengxin.api.paging.BadCursorException;
import org.chengxin.api.problem.Problem;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.UsagePolicy;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.LookUpResult;
import org.chengxin.ledger.usage.UsageDecision;
import org.chengxin.ledger.usage.UsageDecision.Declined;
import org.chengxin.ledger.usage.UsageEvent.LookedUp;
import org.chengxin.ledger.usage.UsageId;
import org.chengxin.ledger.usage.UsageLog;
import org.chengxin.ledger.usage.UsageRules;
import org.chengxin.projections.profile.ProfileReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Lets a restricted read through: asks for its purpose, makes the answer, writes down who looked at whose archive, and only then
 * hands the answer out. A refusal is written down too. Public visitors of a door that is open to both leave no trace.
 */
@Component
class LookUps {

    /** The rule that nothing is given away unrecorded. */
    static final String NOT_WRITTEN = "R-USAGE";

    private static final Logger LOGGER = LoggerFactory.getLogger(LookUps.class);

    /** Where a page of a form sends its reader when all is well; nothing is shown. */
    private static final String ELSEWHERE = "redirect:";

    private final UsageLog log;
    private final UsagePolicy policy;
    private final ProfileReader profiles;
    private final Ids ids;
    private final LedgerClock clock;

    LookUps(UsageLog log, Catalogues catalogues, ProfileReader profiles, Ids ids, LedgerClock clock) {
        this.log = log;
        this.policy = catalogues.current().usages();
        this.profiles = profiles;
        this.ids = ids;
        this.clock = clock;
    }

    /** What makes an answer. */
    interface Answering {
        @Nullable
        Object answer() throws Exception;
    }

    /** One look-up on its way. */
    private record Asking(LooksUp mark, LookUpRequest request, Actor actor, UsageDecision decision, String requestId) {}

    /** A name for a request, by which its answer and its look-up know each other. */
    String requestId() {
        return ids.next();
    }

    /**
     * The answer, once the look-up is on disk.
     *
     * @param arguments what the handler is called with
     * @throws ProblemException 503 if it could not be written down, 422 if the purpose is not accepted
     */
    @Nullable
    Object through(
            LooksUp mark, LookUpRequest request, String requestId, @Nullable Object[] arguments, Answering answering)
            throws Exception {
        Optional<Actor> visitor = actor(arguments);
        if (visitor.isEmpty()) {
            return answering.answer();
        }
        Actor actor = visitor.get();
        UsageDecision decision = UsageRules.decide(actor.role(), request.purpose(), policy, clock.today());
        Asking asking = new Asking(mark, request, actor, decision, requestId);
        if (decision instanceof Declined declined) {
            write(asking, arguments, null, declined.refusal().rule());
            throw new ProblemException(Problems.of(List.of(declined.refusal())));
        }
        Object answer;
        try {
            answer = answering.answer();
        } catch (Exception e) {
            if (request.isRead()) {
                write(asking, arguments, null, rule(e));
            }
            throw e;
        }
        if (!(answer instanceof String view && view.startsWith(ELSEWHERE))) {
            write(asking, arguments, answer, null);
        }
        return answer;
    }

    private void write(Asking asking, @Nullable Object[] arguments, @Nullable Object answer, @Nullable String rule) {
        try {
            log.append(lookedUp(asking, arguments, answer, rule));
        } catch (RuntimeException e) {
            LOGGER.warn("A look-up could not be written down and is refused: {}", e.toString());
            throw new ProblemException(notWritten());
        }
    }

    private LookedUp lookedUp(
            Asking asking, @Nullable Object[] arguments, @Nullable Object answer, @Nullable String rule) {
        SubjectsShown subjects = SubjectsShown.in(arguments);
        subjects.add(answer);
        if (subjects.isEmpty()) {
            ofRecord(arguments, subjects);
        }
        return new LookedUp(
                UsageId.of(asking.actor(), clock.today()),
                asking.actor(),
                asking.request().kind(asking.mark().value()),
                subjects.named(),
                subjects.count(),
                asking.request().part(),
                asking.decision().purpose(),
                asking.decision().reference(),
                rule == null ? LookUpResult.GIVEN : LookUpResult.REFUSED,
                rule,
                asking.requestId());
    }

    /** Whose record was asked for, where the answer does not say so. */
    private void ofRecord(@Nullable Object[] arguments, SubjectsShown subjects) {
        for (Object argument : arguments) {
            if (argument instanceof RecordId id) {
                profiles.record(id).ifPresent(record -> subjects.addSubject(record.subjectId()));
            }
        }
    }

    private static Optional<Actor> actor(@Nullable Object[] arguments) {
        return Arrays.stream(arguments)
                .map(argument -> argument instanceof Optional<?> maybe ? maybe.orElse(null) : argument)
                .filter(Actor.class::isInstance)
                .map(Actor.class::cast)
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static String rule(Exception e) {
        if (e instanceof ProblemException problem) {
            return problem.problem().rule();
        }
        if (e instanceof RefusedException refused) {
            return refused.refusals().getFirst().rule();
        }
        if (e instanceof BadCursorException) {
            return "R-CURSOR";
        }
        return e instanceof AccessDeniedException ? "R-ROLE" : "R-ERROR";
    }

    private Problem notWritten() {
        return new Problem(
                HttpStatus.SERVICE_UNAVAILABLE,
                NOT_WRITTEN,
                new Bilingual("查询未能留痕", "The look-up cannot be recorded"),
                new Bilingual(
                        "查询须先留痕后提供，现在无法写入账本，故不予提供；公示查询不受影响。请稍后再试或联系管理员，详见 /log",
                        "A look-up is recorded before it is answered. Nothing can be written to the ledger now, so it is not"
                                + " answered; what is public is served as ever. Try again later or ask an operator; see /log"),
                policy.basis(),
                List.of());
    }
}
