package org.chengxin.ledger.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.CatalogueTexts;
import org.chengxin.ledger.catalogue.CatalogueTitle;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.edition.EditionEvent.CommentMade;
import org.chengxin.ledger.edition.EditionEvent.ConsultationOpened;
import org.chengxin.ledger.edition.EditionEvent.EditionAdopted;
import org.chengxin.ledger.edition.EditionEvent.EditionApproved;
import org.chengxin.ledger.edition.EditionEvent.EditionOpened;
import org.chengxin.ledger.edition.EditionEvent.EditionPublished;
import org.chengxin.ledger.edition.EditionEvent.EditionReturned;
import org.chengxin.ledger.edition.EditionEvent.EditionWithdrawn;
import org.chengxin.ledger.edition.EditionEvent.FileWritten;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;

/**
 * One version of the catalogue, as far as it has come.
 *
 * @param basedOn the version it was made from; absent for the first
 * @param restores the version it brings back; absent unless it does
 * @param texts every file of it
 * @param stage how far people have brought it; whether it is in force is a question of the day, see {@link Editions#stage}
 * @param commentsUntil last day for comments; absent before it was put to consultation
 * @param documentNo number of the decision that approved it
 * @param publishedOn day of publication; absent before
 * @param effectiveFrom first day in force; absent before publication
 * @param steps what happened to it, in order
 */
public record Edition(
        int number,
        @Nullable Integer basedOn,
        @Nullable Integer restores,
        Bilingual title,
        Bilingual note,
        CatalogueTexts texts,
        EditionStage stage,
        @Nullable LocalDate commentsUntil,
        @Nullable String documentNo,
        @Nullable LocalDate publishedOn,
        @Nullable LocalDate effectiveFrom,
        List<Step> steps) {

    /** What was done to a version. */
    public enum Move {
        ADOPTED,
        OPENED,
        WRITTEN,
        CONSULTED,
        COMMENTED,
        RETURNED,
        APPROVED,
        PUBLISHED,
        WITHDRAWN
    }

    /**
     * One step of its making.
     *
     * @param text the file written, the comment, the reason or the document number; absent where there is none
     * @param actor absent where the ledger itself did it
     */
    public record Step(
            Move move, @Nullable String text, @Nullable Actor actor, Instant at) {}

    public Edition {
        steps = List.copyOf(steps);
    }

    /** Whether {@code actor} wrote something of it: whoever did, may not approve it. */
    public boolean isWrittenBy(Actor actor) {
        return steps.stream()
                .filter(step -> step.move() == Move.OPENED || step.move() == Move.WRITTEN)
                .anyMatch(step -> step.actor() != null && step.actor().account().equals(actor.account()));
    }

    public List<Step> comments() {
        return steps.stream().filter(step -> step.move() == Move.COMMENTED).toList();
    }

    /** How often it was done. */
    public long count(Move move) {
        return steps.stream().filter(step -> step.move() == move).count();
    }

    /** Its front page; one that is not published yet bears the day {@code today}. */
    public CatalogueTitle titleOn(LocalDate today) {
        LocalDate published = publishedOn == null ? today : publishedOn;
        return new CatalogueTitle(number, title, published, effectiveFrom == null ? published : effectiveFrom, note);
    }

    static Edition of(EditionAdopted e, Instant at) {
        CatalogueTitle front = e.title();
        return new Edition(
                e.edition(),
                null,
                null,
                front.title(),
                front.note(),
                new CatalogueTexts(e.files()),
                EditionStage.PUBLISHED,
                null,
                null,
                front.publishedOn(),
                front.effectiveFrom(),
                List.of(new Step(Move.ADOPTED, null, null, at)));
    }

    static Edition of(EditionOpened e, Edition base, Instant at) {
        return new Edition(
                e.edition(),
                e.basedOn(),
                e.restores(),
                e.title(),
                e.note(),
                base.texts,
                EditionStage.DRAFT,
                null,
                null,
                null,
                null,
                List.of(new Step(Move.OPENED, null, e.actor(), at)));
    }

    /** This version after an event of its own. */
    Edition after(EditionEvent event, Instant at) {
        return switch (event) {
            case EditionAdopted e -> of(e, at);
            case EditionOpened e -> throw new IllegalStateException("version " + e.edition() + " is opened twice");
            case FileWritten e -> written(e).step(stage, Move.WRITTEN, e.file(), e.actor(), at);
            case ConsultationOpened e ->
                until(e.commentsUntil()).step(EditionStage.CONSULTATION, Move.CONSULTED, null, e.actor(), at);
            case CommentMade e -> step(stage, Move.COMMENTED, e.comment(), e.actor(), at);
            case EditionReturned e -> step(EditionStage.DRAFT, Move.RETURNED, e.reason(), e.actor(), at);
            case EditionApproved e ->
                by(e.documentNo()).step(EditionStage.APPROVED, Move.APPROVED, e.documentNo(), e.actor(), at);
            case EditionPublished e ->
                from(e.effectiveFrom(), LocalDate.ofInstant(at, LedgerClock.ZONE))
                        .step(EditionStage.PUBLISHED, Move.PUBLISHED, null, e.actor(), at);
            case EditionWithdrawn e -> step(EditionStage.WITHDRAWN, Move.WITHDRAWN, e.reason(), e.actor(), at);
        };
    }

    private Edition written(FileWritten e) {
        SortedMap<String, String> files = new TreeMap<>(texts.byName());
        files.put(e.file(), e.text());
        return with(
                new CatalogueTexts(Collections.unmodifiableSortedMap(files)),
                stage,
                commentsUntil,
                documentNo,
                publishedOn,
                effectiveFrom,
                steps);
    }

    private Edition until(LocalDate day) {
        return with(texts, stage, day, documentNo, publishedOn, effectiveFrom, steps);
    }

    private Edition by(String decision) {
        return with(texts, stage, commentsUntil, decision, publishedOn, effectiveFrom, steps);
    }

    private Edition from(LocalDate firstDay, LocalDate published) {
        return with(texts, stage, commentsUntil, documentNo, published, firstDay, steps);
    }

    private Edition step(EditionStage next, Move move, @Nullable String text, Actor actor, Instant at) {
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(move, text, actor, at));
        return with(texts, next, commentsUntil, documentNo, publishedOn, effectiveFrom, more);
    }

    private Edition with(
            CatalogueTexts files,
            EditionStage next,
            @Nullable LocalDate comments,
            @Nullable String decision,
            @Nullable LocalDate published,
            @Nullable LocalDate firstDay,
            List<Step> done) {
        return new Edition(
                number, basedOn, restores, title, note, files, next, comments, decision, published, firstDay, done);
    }
}
