package org.chengxin.api.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditCommand.RecordSuccession;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.Succession;
import org.chengxin.ledger.credit.Succession.Successor;
import org.chengxin.ledger.credit.SuccessionKind;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/** What the reform of the city's bodies did, step by step. */
record DemoReform(String note, String law, String reason, List<Step> steps) {

    /**
     * One step.
     *
     * @param body key of the body it is about
     */
    record Step(
            String body,
            SuccessionKind kind,
            LocalDate effectiveOn,
            String document,
            @Nullable String newName,
            @Nullable List<Heir> successors) {}

    /** A body that took over, by its key. */
    record Heir(String body, @Nullable List<String> types) {}

    static DemoReform read() {
        return DemoFiles.json("reform.json", DemoReform.class);
    }

    RecordSuccession command(Step step, DemoBodies bodies, Function<DemoBody, SubjectId> ids, Actor actor) {
        DemoBody body = bodies.of(step.body());
        return new RecordSuccession(
                ids.apply(body),
                new Succession(
                        step.kind(),
                        step.effectiveOn(),
                        nameBefore(step, body),
                        step.newName(),
                        Objects.requireNonNullElse(step.successors(), List.<Heir>of()).stream()
                                .map(heir -> new Successor(
                                        ids.apply(bodies.of(heir.body())),
                                        bodies.of(heir.body()).organ(),
                                        Objects.requireNonNullElse(heir.types(), List.of())))
                                .toList()),
                new Act(
                        actor,
                        new PersonalText(reason),
                        List.of(new LegalBasis(law, null)),
                        new DocumentRef(step.document(), null)));
    }

    /** What the steps before this one made of the name. */
    private String nameBefore(Step step, DemoBody body) {
        return steps.subList(0, steps.indexOf(step)).stream()
                .filter(earlier -> earlier.body().equals(step.body()) && earlier.newName() != null)
                .map(Step::newName)
                .filter(Objects::nonNull)
                .reduce(body.name(), (before, after) -> after);
    }
}
