package org.chengxin.ledger.edition;

import java.time.LocalDate;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.CatalogueTitle;
import org.chengxin.ledger.credit.Actor;
import org.jspecify.annotations.Nullable;

/** What happens to versions of the catalogue. All of it stands in one stream, {@link #STREAM}. Nothing in it is personal. */
public sealed interface EditionEvent {

    /** The id of the stream. */
    String STREAM = "catalogue";

    /** Number of the version, counted from 1. */
    int edition();

    /**
     * The first version: the ledger began with the files that came with its build.
     *
     * @param files every file, by name
     */
    record EditionAdopted(int edition, CatalogueTitle title, SortedMap<String, String> files) implements EditionEvent {

        public EditionAdopted {
            files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        }
    }

    /**
     * A draft was begun with the files of another version.
     *
     * @param basedOn the version whose files it has until they are written anew
     * @param restores the version it brings back; absent unless it does
     */
    record EditionOpened(
            int edition, int basedOn, @Nullable Integer restores, Bilingual title, Bilingual note, Actor actor)
            implements EditionEvent {}

    /** A file of a draft was written, from the first to the last character. */
    record FileWritten(int edition, String file, String text, Actor actor) implements EditionEvent {}

    /** @param commentsUntil last day for comments */
    record ConsultationOpened(int edition, LocalDate commentsUntil, Actor actor) implements EditionEvent {}

    record CommentMade(int edition, String comment, Actor actor) implements EditionEvent {}

    /** It went back to those who write. */
    record EditionReturned(int edition, String reason, Actor actor) implements EditionEvent {}

    /** @param documentNo number of the decision (文号) */
    record EditionApproved(int edition, String documentNo, Actor actor) implements EditionEvent {}

    /** @param effectiveFrom first day in force */
    record EditionPublished(int edition, LocalDate effectiveFrom, Actor actor) implements EditionEvent {}

    record EditionWithdrawn(int edition, String reason, Actor actor) implements EditionEvent {}
}
