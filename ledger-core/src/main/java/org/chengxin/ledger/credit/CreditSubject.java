package org.chengxin.ledger.credit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.SequencedMap;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.chengxin.ledger.credit.CreditCommand.ConfirmErasure;
import org.chengxin.ledger.credit.CreditCommand.ConfirmLift;
import org.chengxin.ledger.credit.CreditCommand.ConfirmRestriction;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.DeclineErasure;
import org.chengxin.ledger.credit.CreditCommand.DeclineLift;
import org.chengxin.ledger.credit.CreditCommand.DeclineRestriction;
import org.chengxin.ledger.credit.CreditCommand.FileObjection;
import org.chengxin.ledger.credit.CreditCommand.GiveStatement;
import org.chengxin.ledger.credit.CreditCommand.NoteRemedy;
import org.chengxin.ledger.credit.CreditCommand.OrderErasure;
import org.chengxin.ledger.credit.CreditCommand.OrderLift;
import org.chengxin.ledger.credit.CreditCommand.OrderRestriction;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.StepObjection;
import org.chengxin.ledger.credit.CreditCommand.SupplementFact;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * The credit subject (信用主体): the consistency boundary of one archive. This class only carries commands to the rules and
 * events to the state; what is decided, {@link Rulebook} says, and what is remembered, {@link SubjectState}.
 */
public class CreditSubject {

    @AggregateIdentifier
    private @Nullable String subjectId;

    private final SubjectState state;
    private String lastEventId = "";

    /** For Axon, which fills an empty subject from its events. */
    public CreditSubject() {
        state = new SubjectState();
    }

    private CreditSubject(SubjectSnapshot snapshot) {
        subjectId = snapshot.subjectId().value();
        lastEventId = snapshot.lastEventId();
        state = SubjectState.of(snapshot);
    }

    /** A subject as it was when {@code snapshot} was taken of it. */
    public static CreditSubject of(SubjectSnapshot snapshot) {
        return new CreditSubject(snapshot);
    }

    /** A subject as these events make it, by their ids and in their order. */
    public static CreditSubject after(SequencedMap<String, CreditEvent> events) {
        CreditSubject subject = new CreditSubject();
        events.forEach((eventId, event) -> subject.evolve(event, eventId));
        return subject;
    }

    /** What this subject remembers. Requires that it has seen an event. */
    public SubjectSnapshot snapshot() {
        return state.snapshot(new SubjectId(requireNonNull(subjectId)), lastEventId);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Answer handle(RegisterSubject command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    Answer handle(RecordFact command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CorrectFact command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(SupplementFact command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(RevokeFact command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(FileObjection command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(StepObjection command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(NoteRemedy command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(GiveStatement command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(OrderErasure command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(ConfirmErasure command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(DeclineErasure command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(OrderRestriction command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(ConfirmRestriction command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(DeclineRestriction command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(OrderLift command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(ConfirmLift command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(DeclineLift command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.ApplyForRepair command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.RequestRepairSupplement command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.SupplementRepair command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.AcceptRepair command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.DeclineRepair command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.ReviewRepairAtSource command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.GrantRepair command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.RefuseRepair command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.RevokeRepair command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.RepairByCourt command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.EndShield command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.ExpireFact command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.RecordSuccession command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.MoveMatter command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.NoteOverdue command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.TakeOver command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    Answer handle(CreditCommand.RecomputeDeadline command, Rulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @EventSourcingHandler
    void on(CreditEvent event, EventMessage<?> message) {
        evolve(event, message.getIdentifier());
    }

    private void evolve(CreditEvent event, String eventId) {
        subjectId = event.subjectId().value();
        lastEventId = eventId;
        state.evolve(event, eventId);
    }

    private Answer carryOut(CreditCommand command, Rulebook rulebook) {
        return switch (rulebook.decide(state, command)) {
            case Decision.Happens happens -> {
                happens.events().forEach(AggregateLifecycle::apply);
                yield new Answer.Done(
                        command.subjectId(), recordOf(command), lastEventId, false, orderOf(happens), null);
            }
            case Decision.AlreadySo already -> repeated(command, already.recordId());
            case Decision.AlreadyOrdered already ->
                new Answer.Done(command.subjectId(), recordOf(command), already.eventId(), true, already.order(), null);
            case Decision.Refused refused -> new Answer.Refused(refused.refusals());
        };
    }

    private Answer repeated(CreditCommand command, @Nullable RecordId recordId) {
        Optional<RecordState> record = Optional.ofNullable(recordId).flatMap(state::record);
        return new Answer.Done(
                command.subjectId(),
                recordId,
                record.map(RecordState::eventId).orElse(state.registeredBy()),
                true,
                null,
                record.map(RecordState::origin).orElse(null));
    }

    private static @Nullable RecordId recordOf(CreditCommand command) {
        return switch (command) {
            case RecordFact c -> c.recordId();
            case CorrectFact c -> c.recordId();
            case SupplementFact c -> c.recordId();
            case RevokeFact c -> c.recordId();
            case CreditCommand.OfRepair c -> c.recordId();
            case CreditCommand.ExpireFact c -> c.recordId();
            case CreditCommand.TakeOver c -> c.recordId();
            case CreditCommand.NoteOverdue c -> c.overdue().recordId();
            case RegisterSubject c -> null;
            case FileObjection c -> c.recordId();
            case StepObjection c -> null;
            case CreditCommand.RecomputeDeadline c -> null;
            case NoteRemedy c -> c.recordId();
            case GiveStatement c -> c.recordId();
            case CreditCommand.MoveMatter c -> null;
            case CreditCommand.RecordSuccession c -> null;
            case OrderErasure c -> null;
            case ConfirmErasure c -> null;
            case DeclineErasure c -> null;
            case OrderRestriction c -> null;
            case ConfirmRestriction c -> null;
            case DeclineRestriction c -> null;
            case OrderLift c -> null;
            case ConfirmLift c -> null;
            case DeclineLift c -> null;
        };
    }

    private static @Nullable Integer orderOf(Decision.Happens happens) {
        return switch (happens.events().getFirst()) {
            case CreditEvent.OfProtection step -> step.order();
            case CreditEvent.OfRepair step -> step.repair();
            case ObjectionEvent step -> step.objection();
            case MatterEvent step -> step.matter();
            default -> null;
        };
    }
}
