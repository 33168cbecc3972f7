package org.chengxin.ledger.credit;

import java.util.Optional;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;

/** Who somebody is in a case about a record: the subject itself, the organ that reported it, or whoever handles the case. */
final class PartyRules {

    private PartyRules() {}

    /** The subject itself, or the office for somebody who came to the window. */
    static Optional<Refusal> theSubjectOrTheOfficeActs(SubjectState state, Actor actor) {
        return actor.role() == Role.OFFICE || isSubject(state, actor)
                ? Optional.empty()
                : Optional.of(
                        Refusals.of(
                                "R-ACL",
                                Kind.FORBIDDEN,
                                null,
                                "只有信用主体本人（单位）可以办理，或者由信用办窗口代为登记",
                                "Only the subject itself does this, or the credit office for a subject that came to the window"));
    }

    /** An account of a body is bound by its code, one of a person by the id of the archive. */
    private static boolean isSubject(SubjectState state, Actor actor) {
        String bound = actor.organ();
        return actor.role() == Role.SUBJECT && bound != null && isBoundTo(state, actor);
    }

    /** Whether the account acts for the very body, or is the account of the very person, whose archive this is. */
    static boolean isBoundTo(SubjectState state, Actor actor) {
        String bound = actor.organ();
        return bound != null
                && (state.registered().filter(r -> isOf(r, bound)).isPresent()
                        // Whoever took over from a body that is no more answers for what it left.
                        || state.ended().filter(end -> end.isBy(bound)).isPresent());
    }

    private static boolean isOf(SubjectRegistered registered, String bound) {
        return registered.subjectId().value().equals(bound)
                || registered.identifiers().stream().anyMatch(id -> bound.equals(id.open()));
    }

    static Optional<Refusal> aHandlerActs(Actor actor) {
        return actor.role() == Role.REVIEWER || actor.role() == Role.OFFICE
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-ACL",
                        Kind.FORBIDDEN,
                        null,
                        "只有异议核查人或者信用办可以办理",
                        "Only a reviewer of objections or the credit office does this"));
    }

    static Optional<Refusal> theOfficeActs(Actor actor) {
        return actor.role() == Role.OFFICE
                ? Optional.empty()
                : Optional.of(
                        Refusals.of("R-ACL", Kind.FORBIDDEN, null, "只有信用办可以办理", "Only the credit office does this"));
    }

    static Optional<Refusal> theSourceActs(Actor actor, RecordState record) {
        return actor.role() == Role.SUBMITTER && record.answering().uscc().equals(actor.organ())
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-ACL",
                        Kind.FORBIDDEN,
                        null,
                        "只有信息来源单位可以核查本单位报送的信息",
                        "Only the organ that reported a record verifies it"));
    }

    /** Nobody judges his own work (回避). */
    static Optional<Refusal> somebodyElseThan(
            @org.jspecify.annotations.Nullable String account, Actor actor, String zh, String en) {
        return account != null && account.equalsIgnoreCase(actor.account())
                ? Optional.of(Refusals.of("R-4EYE", Kind.FORBIDDEN, null, zh, en))
                : Optional.empty();
    }

    static Optional<Refusal> theRecorderStaysOut(RecordState record, Actor actor) {
        return somebodyElseThan(
                record.recordedBy(),
                actor,
                "记录人不能办理对自己所记信息的异议，须由他人办理",
                "Whoever recorded it does not handle an objection to it; somebody else does");
    }
}
