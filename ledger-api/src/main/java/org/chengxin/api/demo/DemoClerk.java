package org.chengxin.api.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.Ids;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.matter.MatterReader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Sends what the accounts of the demonstration would send. Counts what is refused: nothing should be. */
@Component
@Profile("demo")
class DemoClerk {

    private static final Logger LOG = LoggerFactory.getLogger(DemoClerk.class);
    private static final Duration VIEW_AWAITED = Duration.ofMinutes(2);
    private static final Actor OFFICE = new Actor("demo-office", Role.OFFICE, null);
    /** The submitters of the demonstration by their organ; for any other organ the credit office sends. */
    private static final Map<String, Actor> SUBMITTERS = Map.of(
            "11320281H40CLMG9XM", new Actor("demo-submitter", Role.SUBMITTER, "11320281H40CLMG9XM"),
            "11320281Y6FAE9912C", new Actor("demo-submitter-2", Role.SUBMITTER, "11320281Y6FAE9912C"));
    /** How the rules say that a record was mended like this before. */
    private static final Set<String> MENDED_BEFORE = Set.of("R-NO-CHANGE", "R-SUPPLEMENT", "R-STATE", "R-REPAIR-OPEN");

    private final LedgerCommands commands;
    private final SubjectDirectory directory;
    private final Ids ids;
    private final MatterReader matters;
    private final ViewPositions views;
    private final Positions positions;
    private final AtomicInteger refused = new AtomicInteger();

    DemoClerk(
            LedgerCommands commands,
            SubjectDirectory directory,
            Ids ids,
            MatterReader matters,
            ViewPositions views,
            Positions positions) {
        this.commands = commands;
        this.directory = directory;
        this.ids = ids;
        this.matters = matters;
        this.views = views;
        this.positions = positions;
    }

    SubjectId register(Registration registration) {
        SubjectId id = directory
                .claim(registration.identifiers())
                .orElseThrow(() -> new IllegalStateException("demo identifiers belong to different subjects"));
        Answer answer = commands.send(new RegisterSubject(id, registration, Act.of(OFFICE)));
        if (answer instanceof Answer.Refused no) {
            complain("registration of a " + registration.kind(), no.refusals());
        }
        return id;
    }

    void record(SubjectId subject, DemoFact fact) {
        Actor actor = SUBMITTERS.getOrDefault(fact.source().code().value(), OFFICE);
        Answer answer = commands.send(new RecordFact(
                subject,
                new RecordId(ids.next()),
                null,
                fact.draft(),
                fact.source().kind(),
                Act.of(actor),
                null));
        switch (answer) {
            case Answer.Refused(List < Refusal > refusals) ->
                complain(fact.draft().toString(), refusals);
            case Answer.Done done -> {
                RecordId record = done.recordId();
                if (record != null) {
                    fact.mends()
                            .forEach(mend -> mend(mend.of(subject, record, actor, fact.documentNo()), done.repeated()));
                }
            }
        }
    }

    void order(SubjectId subject, DemoOrder order) {
        if (commands.send(order.of(subject, OFFICE)) instanceof Answer.Refused no) {
            complain("an order", no.refusals());
        }
    }

    /** Each of a body's matters of one mechanism once: what the view shows under its number was opened before. */
    void open(List<DemoMatter> all, DemoBodies bodies, LocalDate asOf) {
        views.await("matter", positions.head(), VIEW_AWAITED);
        Map<String, Integer> numbers = new HashMap<>();
        for (DemoMatter matter : all) {
            SubjectId id = register(bodies.of(matter.subject()).registration());
            int number = numbers.merge(matter.subject() + matter.mechanism(), 1, Integer::sum);
            if (matters.find(id, matter.mechanism(), number).isEmpty()
                    && commands.send(matter.command(id, OFFICE, asOf, bodies)) instanceof Answer.Refused no) {
                complain("a matter", no.refusals());
            }
        }
    }

    /** Each step of the reform; what was recorded before is the same again. */
    void reform(DemoReform reform, DemoBodies bodies) {
        for (DemoReform.Step step : reform.steps()) {
            if (commands.send(reform.command(step, bodies, body -> register(body.registration()), OFFICE))
                    instanceof Answer.Refused no) {
                complain("a succession", no.refusals());
            }
        }
    }

    int refused() {
        return refused.get();
    }

    /**
     * Goes back to the last step that was taken before, or may be taken now, and on from there. A record that was there before
     * has probably been mended before, and the rules say so in their way.
     */
    private void mend(List<CreditCommand> steps, boolean again) {
        int step = steps.size() - 1;
        Answer answer = commands.send(steps.get(step));
        while (answer instanceof Answer.Refused && step > 0) {
            answer = commands.send(steps.get(--step));
        }
        while (answer instanceof Answer.Done && step < steps.size() - 1) {
            answer = commands.send(steps.get(++step));
        }
        if (answer instanceof Answer.Refused no
                && !(again && no.refusals().stream().map(Refusal::rule).allMatch(MENDED_BEFORE::contains))) {
            complain(steps.get(step).getClass().getSimpleName(), no.refusals());
        }
    }

    private void complain(String what, List<Refusal> refusals) {
        refused.incrementAndGet();
        LOG.error(
                "demo data was refused: {} by {}",
                what,
                refusals.stream().map(r -> r.rule() + " at " + r.pointer()).toList());
    }
}
