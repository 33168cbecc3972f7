package org.chengxin.api.command;

import java.util.List;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.submission.BatchCommand;
import org.springframework.stereotype.Component;

/** Sends commands and answers when what they caused is on disk. */
@Component
public class LedgerCommands {

    /** How often a command is tried when another node changed the same subject in between. */
    private static final int ATTEMPTS_MAX = 5;

    private static final Refusal NO_SUCH_SUBJECT = new Refusal(
            "R-SUBJECT", Refusal.Kind.UNKNOWN, null, null, new Bilingual("没有这个信用主体", "There is no such subject"));

    private final CommandGateway gateway;
    private final Positions positions;
    private final SubjectKeys keys;

    LedgerCommands(CommandGateway gateway, Positions positions, SubjectKeys keys) {
        this.gateway = gateway;
        this.positions = positions;
        this.keys = keys;
    }

    /** The answer to {@code command}; a refusal is an ordinary one. */
    public Answer send(CreditCommand command) {
        makeKeyReady(command);
        for (int attempt = 1; ; attempt++) {
            try {
                return gateway.sendAndWait(command);
            } catch (AggregateNotFoundException e) {
                return new Answer.Refused(List.of(NO_SUCH_SUBJECT));
            } catch (ConcurrencyException | CommandExecutionException e) {
                if (attempt == ATTEMPTS_MAX || !isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    /** The event id of what {@code command} caused, now or when it was first sent. */
    public String send(BatchCommand command) {
        return gateway.sendAndWait(command);
    }

    /**
     * What was done, or the exception that becomes a problem document.
     *
     * @throws RefusedException if it was refused
     */
    public Answer.Done done(CreditCommand command) {
        return switch (send(command)) {
            case Answer.Done done -> done;
            case Answer.Refused refused -> throw new RefusedException(refused.refusals());
        };
    }

    public Receipt receipt(Answer.Done done) {
        return new Receipt(positionOf(done.eventId()), done.eventId(), done.subjectId(), done.recordId(), done.order());
    }

    /** The position of an event that the ledger has just acknowledged. */
    public long positionOf(String eventId) {
        return positions
                .of(eventId)
                .orElseThrow(() -> new IllegalStateException("acknowledged but not in the store: " + eventId));
    }

    /**
     * Before anything holds a transaction: a key is made in one of its own. A command that cannot open an archive makes none,
     * so that unknown ids leave nothing behind.
     */
    private void makeKeyReady(CreditCommand command) {
        List<String> owner = List.of(command.subjectId().value());
        boolean mayOpen = command instanceof RegisterSubject
                || (command instanceof RecordFact record && record.registration() != null);
        if (mayOpen) {
            keys.obtainAll(owner);
        } else {
            keys.prepare(owner);
        }
    }

    private static boolean isConflict(Throwable e) {
        return e instanceof ConcurrencyException || e.getCause() instanceof ConcurrencyException;
    }
}
