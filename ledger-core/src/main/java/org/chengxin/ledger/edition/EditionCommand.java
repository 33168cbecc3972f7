package org.chengxin.ledger.edition;

import java.time.LocalDate;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;

/** What people ask of the catalogue. */
public sealed interface EditionCommand {

    /** There is one stream for all versions: each is made from the one before, and only one is in force. */
    @TargetAggregateIdentifier
    default String stream() {
        return EditionEvent.STREAM;
    }

    Actor actor();

    /** With which files a draft begins. */
    sealed interface Beginning {

        /** Those of the last version that was published. */
        record Latest() implements Beginning {}

        /** Those of an earlier version: to go back is to go on. */
        record Restored(int edition) implements Beginning {}

        /** Those that came with the build that runs. */
        record Shipped() implements Beginning {}
    }

    record OpenEdition(Beginning beginning, Bilingual title, Bilingual note, Actor actor) implements EditionCommand {}

    /** A step of a version that there is. */
    sealed interface OfEdition extends EditionCommand {
        int edition();
    }

    record WriteFile(int edition, String file, String text, Actor actor) implements OfEdition {}

    record OpenConsultation(int edition, LocalDate commentsUntil, Actor actor) implements OfEdition {}

    record MakeComment(int edition, String comment, Actor actor) implements OfEdition {}

    record ReturnEdition(int edition, String reason, Actor actor) implements OfEdition {}

    record ApproveEdition(int edition, String documentNo, Actor actor) implements OfEdition {}

    record PublishEdition(int edition, LocalDate effectiveFrom, Actor actor) implements OfEdition {}

    record WithdrawEdition(int edition, String reason, Actor actor) implements OfEdition {}
}
