package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Whether a report of a fact is taken: by whom, from which source, about a known subject, and not a second time. What a fact
 * must be in itself is said in {@link FactRules}.
 */
final class RecordRules {

    private RecordRules() {}

    static Decision decide(SubjectState state, RecordFact command, Catalogue catalogue, LocalDate today) {
        Optional<Refusal> forbidden = theActorMayRecordFor(command.act().actor(), command.draft())
                .or(() -> ArchiveRules.theArchiveIsOpen(state));
        if (forbidden.isPresent()) {
            return Decision.Refused.because(forbidden.get());
        }
        Optional<SubjectRegistered> registered = state.registered();
        Registration registration = command.registration();
        if (registered.isEmpty() && registration == null) {
            return Decision.Refused.because(Refusals.unknownSubject());
        }
        SubjectKind kind = registered
                .map(SubjectRegistered::kind)
                .orElseGet(() -> Objects.requireNonNull(registration).kind());
        List<Refusal> refusals = new ArrayList<>();
        if (registered.isEmpty() && registration != null) {
            RegistrationRules.check(registration).stream()
                    .map(RecordRules::underSubject)
                    .forEach(refusals::add);
        }
        LocalDate decidedOn = command.draft().decidedOn();
        if (decidedOn != null) {
            SuccessionRules.theBodyWasThere(state, decidedOn).ifPresent(refusals::add);
            whatComesBeforeIsThere(state, kind, command.draft().type(), decidedOn, catalogue)
                    .ifPresent(refusals::add);
        }
        FactRules.Outcome outcome = FactRules.judge(kind, command.draft(), catalogue, today);
        refusals.addAll(outcome.refusals());
        theSourceMayReport(command, catalogue).ifPresent(refusals::add);
        Fact fact = outcome.fact();
        Judgement judgement = outcome.judgement();
        if (!refusals.isEmpty() || fact == null || judgement == null) {
            return new Decision.Refused(refusals);
        }
        Optional<RecordState> before = state.record(fact.naturalKey());
        if (before.isPresent() && !isRecordedAnew(before.get(), fact)) {
            return again(before.get(), fact);
        }
        List<CreditEvent> events = new ArrayList<>();
        if (registered.isEmpty() && registration != null) {
            events.add(RegistrationRules.event(
                    new RegisterSubject(command.subjectId(), registration, command.act()), command.origin()));
        }
        events.add(new FactRecorded(
                command.subjectId(), command.recordId(), fact, judgement, command.act(), command.origin()));
        return new Decision.Happens(events);
    }

    /** Some facts are the end of a procedure, which has to have been followed here. */
    private static Optional<Refusal> whatComesBeforeIsThere(
            SubjectState state, SubjectKind kind, @Nullable String type, LocalDate decidedOn, Catalogue catalogue) {
        return type == null
                ? Optional.empty()
                : catalogue.matters().before(type, kind, decidedOn).stream()
                        .filter(condition -> state.matters().of(condition.mechanism()).stream()
                                .noneMatch(matter -> condition.stages().contains(matter.stage())
                                        && (condition.code() == null
                                                || condition
                                                        .code()
                                                        .equals(matter.terms().code()))))
                        .findFirst()
                        .map(condition -> new Refusal(
                                "R-MATTER-FIRST",
                                Refusal.Kind.CONFLICT,
                                "/type",
                                condition.legalBasis(),
                                condition.text()));
    }

    /** Whoever revoked a record may record the document anew; the very content that was revoked does not come back. */
    private static boolean isRecordedAnew(RecordState before, Fact fact) {
        return before.revoked() && !before.reads(fact);
    }

    private static Decision again(RecordState before, Fact fact) {
        if (before.reads(fact)) {
            return new Decision.AlreadySo(before.recordId());
        }
        return Decision.Refused.because(
                Refusals.of(
                        "R-CONFLICT",
                        Kind.CONFLICT,
                        "/documentNo",
                        "同一来源、文号和主体已有内容不同的记录；如需更改，请对该记录办理更正",
                        "The same document of this source about this subject is recorded with other content; correct that record instead"));
    }

    static Optional<Refusal> theActorMayRecordFor(Actor actor, FactDraft draft) {
        Organ source = draft.source();
        return switch (actor.role()) {
            case OFFICE, SYSTEM -> Optional.empty();
            case SUBMITTER ->
                source != null && source.uscc().equals(actor.organ())
                        ? Optional.empty()
                        : Optional.of(Refusals.of(
                                "R-ACL",
                                Kind.FORBIDDEN,
                                "/source",
                                "报送人只能报送本单位的信息",
                                "A submitter reports for the own organ only"));
            case REVIEWER, AUDITOR, ASSESSOR, CHECKER, SUBJECT, WITNESS, ADMINISTRATOR ->
                Optional.of(Refusals.of("R-ACL", Kind.FORBIDDEN, null, "该角色不能报送信息", "This role does not report facts"));
        };
    }

    private static Optional<Refusal> theSourceMayReport(RecordFact command, Catalogue catalogue) {
        SubjectKind sourceKind = command.sourceKind();
        if (sourceKind == null) {
            return Refusals.invalid(
                    "R-SOURCE",
                    "/source/uscc",
                    "报送单位尚未登记，请先由信用办登记",
                    "The reporting organ is not registered; the credit office registers it first");
        }
        return catalogue
                .type(command.draft().type())
                .filter(type -> !type.sourceKinds().contains(sourceKind))
                .map(type -> Refusals.of(
                        "R-SOURCE",
                        Kind.INVALID,
                        "/source/uscc",
                        FactRules.CATALOGUE_DISCIPLINE,
                        "目录未许可该类单位提供 " + type.code(),
                        "The catalogue does not permit organs of this kind to provide " + type.code()));
    }

    private static Refusal underSubject(Refusal r) {
        return new Refusal(
                r.rule(), r.kind(), "/subject" + Objects.requireNonNullElse(r.pointer(), ""), r.basis(), r.message());
    }
}
