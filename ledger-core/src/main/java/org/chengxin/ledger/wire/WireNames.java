package org.chengxin.ledger.wire;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chengxin.ledger.configuration.ConfigurationEvent;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditSubject;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.credit.ObjectionEvent;
import org.chengxin.ledger.edition.EditionEvent;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.submission.BatchEvent;
import org.chengxin.ledger.usage.UsageEvent;

/**
 * The names under which events are stored. A name and its revision are for ever: a class may be renamed or moved, a row of
 * this table may not change. A new shape of an event gets a new revision and an upcaster from the old one.
 */
public final class WireNames {

    /**
     * One stored form of an event.
     *
     * @param name stable dotted name, e.g. {@code credit.fact.recorded}
     * @param revision counts from 1
     */
    public record WireName(String name, String revision, Class<?> type) {}

    private static final List<WireName> OF_CLASSES = List.of(
            new WireName("credit.subject.registered", "1", CreditEvent.SubjectRegistered.class),
            new WireName("credit.subject.succeeded", "1", CreditEvent.SubjectSucceeded.class),
            new WireName("credit.fact.recorded", "1", CreditEvent.FactRecorded.class),
            new WireName("credit.fact.corrected", "1", CreditEvent.FactCorrected.class),
            new WireName("credit.fact.supplemented", "1", CreditEvent.FactSupplemented.class),
            new WireName("credit.fact.revoked", "1", CreditEvent.FactRevoked.class),
            new WireName("credit.fact.expired", "1", CreditEvent.FactExpired.class),
            new WireName("credit.deadline.passed", "1", CreditEvent.DeadlinePassed.class),
            new WireName("credit.record.taken-over", "1", CreditEvent.RecordTakenOver.class),
            new WireName("credit.fact.exempted", "1", CreditEvent.FactExempted.class),
            new WireName("credit.fact.reinstated", "1", CreditEvent.FactReinstated.class),
            new WireName("credit.repair.applied", "1", CreditEvent.RepairApplied.class),
            new WireName("credit.repair.supplement-requested", "1", CreditEvent.RepairSupplementRequested.class),
            new WireName("credit.repair.supplemented", "1", CreditEvent.RepairSupplemented.class),
            new WireName("credit.repair.accepted", "1", CreditEvent.RepairAccepted.class),
            new WireName("credit.repair.declined", "1", CreditEvent.RepairDeclined.class),
            new WireName("credit.repair.reviewed", "1", CreditEvent.RepairReviewed.class),
            new WireName("credit.repair.granted", "1", CreditEvent.RepairGranted.class),
            new WireName("credit.repair.refused", "1", CreditEvent.RepairRefused.class),
            new WireName("credit.repair.revoked", "1", CreditEvent.RepairRevoked.class),
            new WireName("credit.repair.shielded", "1", CreditEvent.RepairShielded.class),
            new WireName("credit.repair.shield-ended", "1", CreditEvent.ShieldEnded.class),
            new WireName("credit.personal-data.erasure-ordered", "1", CreditEvent.ErasureOrdered.class),
            new WireName("credit.personal-data.erasure-declined", "1", CreditEvent.ErasureDeclined.class),
            new WireName("credit.personal-data.erased", "1", CreditEvent.PersonalDataErased.class),
            new WireName("credit.processing.restriction-ordered", "1", CreditEvent.RestrictionOrdered.class),
            new WireName("credit.processing.restriction-declined", "1", CreditEvent.RestrictionDeclined.class),
            new WireName("credit.processing.restricted", "1", CreditEvent.ProcessingRestricted.class),
            new WireName("credit.processing.lift-ordered", "1", CreditEvent.LiftOrdered.class),
            new WireName("credit.processing.lift-declined", "1", CreditEvent.LiftDeclined.class),
            new WireName("credit.processing.restriction-lifted", "1", CreditEvent.RestrictionLifted.class),
            new WireName("credit.record.remedy-noted", "1", CreditEvent.RemedyNoted.class),
            new WireName("credit.record.statement-given", "1", CreditEvent.StatementGiven.class),
            new WireName("credit.objection.filed", "1", ObjectionEvent.ObjectionFiled.class),
            new WireName("credit.objection.supplement-asked", "1", ObjectionEvent.ObjectionSupplementAsked.class),
            new WireName("credit.objection.supplemented", "1", ObjectionEvent.ObjectionSupplemented.class),
            new WireName("credit.objection.accepted", "1", ObjectionEvent.ObjectionAccepted.class),
            new WireName("credit.objection.not-accepted", "1", ObjectionEvent.ObjectionNotAccepted.class),
            new WireName("credit.objection.withdrawn", "1", ObjectionEvent.ObjectionWithdrawn.class),
            new WireName("credit.objection.checked", "1", ObjectionEvent.ObjectionChecked.class),
            new WireName("credit.objection.forwarded", "1", ObjectionEvent.ObjectionForwarded.class),
            new WireName("credit.objection.verified", "1", ObjectionEvent.ObjectionVerified.class),
            new WireName("credit.objection.decided", "1", ObjectionEvent.ObjectionDecided.class),
            new WireName("credit.objection.notified", "1", ObjectionEvent.ObjectionNotified.class),
            new WireName("credit.objection.review-requested", "1", ObjectionEvent.ReviewRequested.class),
            new WireName("credit.objection.review-decided", "1", ObjectionEvent.ReviewDecided.class),
            new WireName("credit.objection.urged", "1", ObjectionEvent.ObjectionUrged.class),
            new WireName("credit.objection.extended", "1", ObjectionEvent.ObjectionExtended.class),
            new WireName("credit.objection.paused", "1", ObjectionEvent.ObjectionPaused.class),
            new WireName("credit.objection.resumed", "1", ObjectionEvent.ObjectionResumed.class),
            new WireName("credit.objection.deadline-recomputed", "1", ObjectionEvent.DeadlineRecomputed.class),
            new WireName("submission.batch.received", "1", BatchEvent.BatchReceived.class),
            new WireName("submission.batch.completed", "1", BatchEvent.BatchCompleted.class),
            new WireName("submission.batch.failed", "1", BatchEvent.BatchFailed.class),
            new WireName("configuration.account.changed", "1", ConfigurationEvent.AccountChanged.class),
            new WireName("configuration.approvals.changed", "1", ConfigurationEvent.ApprovalsChanged.class),
            new WireName("configuration.log.changed", "1", ConfigurationEvent.LogChanged.class),
            new WireName("catalogue.version.adopted", "1", EditionEvent.EditionAdopted.class),
            new WireName("catalogue.version.opened", "1", EditionEvent.EditionOpened.class),
            new WireName("catalogue.version.file-written", "1", EditionEvent.FileWritten.class),
            new WireName("catalogue.version.consultation-opened", "1", EditionEvent.ConsultationOpened.class),
            new WireName("catalogue.version.comment-made", "1", EditionEvent.CommentMade.class),
            new WireName("catalogue.version.returned", "1", EditionEvent.EditionReturned.class),
            new WireName("catalogue.version.approved", "1", EditionEvent.EditionApproved.class),
            new WireName("catalogue.version.published", "1", EditionEvent.EditionPublished.class),
            new WireName("catalogue.version.withdrawn", "1", EditionEvent.EditionWithdrawn.class),
            new WireName("usage.looked-up", "1", UsageEvent.LookedUp.class));

    /** Each step of a matter has a name of its own, though one class holds them all. */
    private static final Map<MatterMove, WireName> OF_MOVES = Stream.of(MatterMove.values())
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), move -> new WireName(move.wireName(), "1", MatterEvent.class)));

    private static final List<WireName> NAMES = Stream.concat(
                    OF_CLASSES.stream(), Stream.of(MatterMove.values()).map(OF_MOVES::get))
            .toList();

    /**
     * The stored form of a subject's state. Unlike an event it may be thrown away, so an old revision needs no reader: give
     * it a new one whenever the state means something else than before, and the old ones are passed over.
     */
    public static final WireName SNAPSHOT = new WireName("credit.subject.snapshot", "4", CreditSubject.class);

    private static final Map<Class<?>, WireName> BY_TYPE = Stream.concat(OF_CLASSES.stream(), Stream.of(SNAPSHOT))
            .collect(Collectors.toUnmodifiableMap(WireName::type, Function.identity()));
    private static final Map<String, WireName> BY_NAME = Stream.concat(NAMES.stream(), Stream.of(SNAPSHOT))
            .collect(Collectors.toUnmodifiableMap(n -> n.name() + "@" + n.revision(), Function.identity()));

    private WireNames() {}

    /** The names of events. */
    public static List<WireName> all() {
        return NAMES;
    }

    /** The name of an event. */
    public static Optional<WireName> of(Object event) {
        return event instanceof MatterEvent step
                ? Optional.ofNullable(OF_MOVES.get(step.move()))
                : ofClass(event.getClass());
    }

    /** The name of an event class, or of a snapshot's; empty where a class has several. */
    public static Optional<WireName> ofClass(Class<?> type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The class that reads a stored form; empty if this build does not know it. */
    public static Optional<WireName> of(String name, String revision) {
        return Optional.ofNullable(BY_NAME.get(name + "@" + revision));
    }
}
