package org.chengxin.ledger.edition;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.chengxin.ledger.edition.EditionCommand.ApproveEdition;
import org.chengxin.ledger.edition.EditionCommand.MakeComment;
import org.chengxin.ledger.edition.EditionCommand.OpenConsultation;
import org.chengxin.ledger.edition.EditionCommand.OpenEdition;
import org.chengxin.ledger.edition.EditionCommand.PublishEdition;
import org.chengxin.ledger.edition.EditionCommand.ReturnEdition;
import org.chengxin.ledger.edition.EditionCommand.WithdrawEdition;
import org.chengxin.ledger.edition.EditionCommand.WriteFile;
import org.chengxin.ledger.edition.EditionDecision.Happens;
import org.chengxin.ledger.edition.EditionDecision.Refused;
import org.jspecify.annotations.Nullable;

/**
 * The stream of all versions. This class only carries commands to {@link EditionRules} and events to {@link Editions}. It is
 * loaded whole for each command, which is some hundred events in the life of a city; every file of every draft is among them.
 */
public class CatalogueStream {

    /** The kind of the stream. */
    public static final String KIND = CatalogueStream.class.getSimpleName();

    @AggregateIdentifier
    @SuppressWarnings("UnusedVariable") // Axon reads it
    private @Nullable String stream;

    private Editions editions = Editions.none();
    private String lastEventId = "";

    /** For Axon, which fills it from its events. */
    public CatalogueStream() {}

    @CommandHandler
    EditionAnswer handle(OpenEdition command, EditionRulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    EditionAnswer handle(WriteFile command, EditionRulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    EditionAnswer handle(OpenConsultation command, EditionRulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    EditionAnswer handle(MakeComment command, EditionRulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    EditionAnswer handle(ReturnEdition command, EditionRulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    EditionAnswer handle(ApproveEdition command, EditionRulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    EditionAnswer handle(PublishEdition command, EditionRulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @CommandHandler
    EditionAnswer handle(WithdrawEdition command, EditionRulebook rulebook) {
        return carryOut(command, rulebook);
    }

    @EventSourcingHandler
    void on(EditionEvent event, EventMessage<?> message) {
        stream = EditionEvent.STREAM;
        editions = editions.after(event, message.getTimestamp());
        lastEventId = message.getIdentifier();
    }

    private EditionAnswer carryOut(EditionCommand command, EditionRulebook rulebook) {
        return switch (rulebook.decide(editions, command)) {
            case Refused refused -> new EditionAnswer.Refused(refused.refusals());
            case Happens happens -> {
                happens.events().forEach(AggregateLifecycle::apply);
                yield new EditionAnswer.Done(happens.events().getLast().edition(), lastEventId);
            }
        };
    }
}
