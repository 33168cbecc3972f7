package org.chengxin.api.command;

import java.util.List;
import java.util.function.Supplier;
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
import org.chengxin.ledger.edition.EditionAnswer;
import org.chengxin.ledger.edition.EditionCommand;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.store.AppendsClosedException;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.submission.BatchCommand;
import org.springframework.stereotype.Component;

/** Sends commands and answers when what they caused is on disk. */
@Component
public class LedgerCommands {

    /** How often a command is tried when another node changed the same subject in between. */
    private static final int ATTEMPTS_MAX = 5;

    /** Where the checkpoint is served that covers an event within a second. */
    private static final String CHECKPOINT = "/log/checkpoint";

    private static final Refusal NO_SUCH_SUBJECT = new Refusal(
            "R-SUBJECT", Refusal.Kind.UNKNOWN, null, null, new Bilingual("没有这个信用主体", "There is no such subject"));

    private final CommandGateway gateway;
    private final SealedLog log;
    private final SubjectKeys keys;

    LedgerCommands(CommandGateway gateway, SealedLog log, SubjectKeys keys) {
        this.gateway = gateway;
        this.log = log;
        this.keys = keys;
    }

    /** The answer to {@code command}; a refusal is an ordinary one. */
    public Answer send(CreditCommand command) {
        makeKeyReady(command);
        try {
            return retried(() -> gateway.<Answer>sendAndWait(command));
        } catch (AggregateNotFoundException e) {
            return new Answer.Refused(List.of(NO_SUCH_SUBJECT));
        }
    }

    private static <T> T retried(Supplier<T> sending) {
        for (int attempt = 1; ; attempt++) {
            try {
                return sending.get();
            } catch (ConcurrencyException | CommandExecutionException e) {
                if (attempt == ATTEMPTS_MAX || !isConflict(e)) {
                    throw unlessReadOnly(e);
                }
            } catch (AppendsClosedException e) {
                throw unlessReadOnly(e);
            }
        }
    }

    /** The event id of what {@code command} caused, now or when it was first sent. */
    public String send(BatchCommand command) {
        try {
            return gateway.sendAndWait(command);
        } catch (CommandExecutionException | AppendsClosedException e) {
            throw unlessReadOnly(e);
        }
    }

    /**
     * What was done to a version of the catalogue.
     *
     * @throws RefusedException if it was refused
     */
    public EditionAnswer.Done done(EditionCommand command) {
        return switch (retried(() -> gateway.<EditionAnswer>sendAndWait(command))) {
            case EditionAnswer.Done done -> done;
            case EditionAnswer.Refused refused -> throw new RefusedException(refused.refusals());
        };
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

    public EditionReceipt receipt(EditionAnswer.Done done) {
        StoredEvent stored = log.find(done.eventId()).orElseThrow(() -> lost(done.eventId()));
        return new EditionReceipt(
                stored.position(), done.eventId(), stored.leafHash().base64(), done.edition(), CHECKPOINT);
    }

    public Receipt receipt(Answer.Done done) {
        StoredEvent stored = log.find(done.eventId()).orElseThrow(() -> lost(done.eventId()));
        return new Receipt(
                stored.position(),
                done.eventId(),
                stored.leafHash().base64(),
                done.subjectId(),
                done.recordId(),
                done.order(),
                CHECKPOINT);
    }

    /** The position of an event that the ledger has just acknowledged. */
    public long positionOf(String eventId) {
        return log.of(eventId).orElseThrow(() -> lost(eventId));
    }

    private static IllegalStateException lost(String eventId) {
        return new IllegalStateException("acknowledged but not in the store: " + eventId);
    }

    /** The reason of all others, wherever in the chain it stands. */
    private static RuntimeException unlessReadOnly(RuntimeException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof AppendsClosedException closed) {
                return new ReadOnlyException(closed.discrepancy());
            }
        }
        return e;
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
