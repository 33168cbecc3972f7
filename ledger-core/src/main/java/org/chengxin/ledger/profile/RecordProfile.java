package org.chengxin.ledger.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.ledger.credit.CreditEvent.DeadlinePassed;
import org.chengxin.ledger.credit.CreditEvent.FactExempted;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactReinstated;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.RecordTakenOver;
import org.chengxin.ledger.credit.CreditEvent.RemedyNoted;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairRevoked;
import org.chengxin.ledger.credit.CreditEvent.Restated;
import org.chengxin.ledger.credit.CreditEvent.StatementGiven;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.ObjectionEvent;
import org.chengxin.ledger.credit.ObjectionOutcome;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.Origin;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Remedy;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;

/**
 * One record as an archive shows it (信用记录).
 *
 * @param status but for tolerance, see {@link #standing}
 * @param disputed whether an objection is open against it (异议标注)
 * @param exempt whether tolerance was recognised, so that it counts for nothing
 * @param repair where its repair stands; absent if nobody ever sought one
 * @param expiredOn civil date on which its time was found to be over
 * @param statement what the subject itself says of it
 * @param pendingRemedies which remedies against the decision behind it are open
 * @param takenOver by whom in the place of its source; absent while the source answers for it
 * @param first where it was recorded
 * @param last where it was last touched
 * @param revokedOn civil date of the revocation
 */
public record RecordProfile(
        RecordId recordId,
        SubjectId subjectId,
        Fact fact,
        Judgement judgement,
        RecordStatus status,
        boolean disputed,
        boolean exempt,
        @Nullable RevocationGround revocation,
        @Nullable LocalDate revokedOn,
        @Nullable RepairStanding repair,
        @Nullable LocalDate expiredOn,
        @Nullable PersonalText statement,
        List<Remedy> pendingRemedies,
        @Nullable Origin origin,
        @Nullable TakenOver takenOver,
        Stamp first,
        Stamp last) {

    /**
     * Who answers for the record in the place of its source.
     *
     * @param since where that was said
     */
    public record TakenOver(Organ by, Stamp since) {}

    public RecordProfile {
        pendingRemedies = List.copyOf(pendingRemedies);
    }

    /**
     * The record after {@code event}.
     *
     * @param before the record before it; null exactly when the event records it
     */
    public static RecordProfile after(@Nullable RecordProfile before, OfRecord event, Stamp stamp) {
        return switch (event) {
            case FactRecorded e ->
                new RecordProfile(
                        e.recordId(),
                        e.subjectId(),
                        e.fact(),
                        e.judgement(),
                        RecordStatus.RECORDED,
                        false,
                        false,
                        null,
                        null,
                        null,
                        null,
                        null,
                        List.of(),
                        e.origin(),
                        null,
                        stamp,
                        stamp);
            case Restated e -> known(before, event).restated(e.fact(), e.judgement(), stamp);
            case FactRevoked e -> known(before, event).revoked(e.ground(), stamp);
            case OfRepair e -> known(before, event).repaired(e, stamp);
            case FactExpired e -> known(before, event).expired(stamp);
            case RecordTakenOver e -> known(before, event).takenOver(e.by(), stamp);
            case DeadlinePassed e -> known(before, event).touched(stamp);
            case FactExempted e -> known(before, event).exempt(true, stamp);
            case FactReinstated e -> known(before, event).exempt(false, stamp);
            case RemedyNoted e -> known(before, event).noted(e.remedy(), e.pending(), stamp);
            case StatementGiven e -> known(before, event).stated(e.statement(), stamp);
            case ObjectionEvent e -> known(before, event).objected(e, stamp);
        };
    }

    /** Whether the record is marked as disputed after an event of an objection to it; empty if that changes nothing. */
    public static Optional<Boolean> disputedBy(ObjectionEvent event) {
        return switch (event) {
            case ObjectionEvent.ObjectionFiled e -> Optional.of(true);
            case ObjectionEvent.ReviewRequested e -> Optional.of(true);
            case ObjectionEvent.ObjectionNotAccepted e -> Optional.of(false);
            case ObjectionEvent.ObjectionWithdrawn e -> Optional.of(false);
            case ObjectionEvent.ObjectionDecided e -> Optional.of(false);
            case ObjectionEvent.ReviewDecided e -> Optional.of(false);
            case ObjectionEvent.ObjectionSupplementAsked e -> Optional.empty();
            case ObjectionEvent.ObjectionSupplemented e -> Optional.empty();
            case ObjectionEvent.ObjectionAccepted e -> Optional.empty();
            case ObjectionEvent.ObjectionChecked e -> Optional.empty();
            case ObjectionEvent.ObjectionForwarded e -> Optional.empty();
            case ObjectionEvent.ObjectionVerified e -> Optional.empty();
            case ObjectionEvent.ObjectionNotified e -> Optional.empty();
            case ObjectionEvent.ObjectionUrged e -> Optional.empty();
            case ObjectionEvent.ObjectionExtended e -> Optional.empty();
            case ObjectionEvent.ObjectionPaused e -> Optional.empty();
            case ObjectionEvent.ObjectionResumed e -> Optional.empty();
            case ObjectionEvent.DeadlineRecomputed e -> Optional.empty();
        };
    }

    /** Whether an event of an objection takes the record out of the public's sight for good. */
    public static boolean withholds(ObjectionEvent event) {
        ObjectionOutcome outcome = switch (event) {
            case ObjectionEvent.ObjectionDecided e -> e.outcome();
            case ObjectionEvent.ReviewDecided e -> e.outcome();
            default -> null;
        };
        return outcome == ObjectionOutcome.WITHDRAWN;
    }

    private RecordProfile objected(ObjectionEvent event, Stamp stamp) {
        RecordProfile next = withholds(event) ? became(RecordStatus.WITHHELD) : this;
        return next.with(fact, judgement, disputedBy(event).orElse(disputed), statement, pendingRemedies, stamp);
    }

    private RecordProfile noted(Remedy remedy, boolean pending, Stamp stamp) {
        List<Remedy> open = new ArrayList<>(pendingRemedies);
        open.remove(remedy);
        if (pending) {
            open.add(remedy);
        }
        return with(fact, judgement, disputed, statement, open, stamp);
    }

    private RecordProfile touched(Stamp stamp) {
        return with(fact, judgement, disputed, statement, pendingRemedies, stamp);
    }

    private RecordProfile stated(PersonalText text, Stamp stamp) {
        return with(fact, judgement, disputed, text, pendingRemedies, stamp);
    }

    private RecordProfile restated(Fact newFact, Judgement newJudgement, Stamp stamp) {
        return became(RecordStatus.CORRECTED).with(newFact, newJudgement, disputed, statement, pendingRemedies, stamp);
    }

    /**
     * The record as it stands from now on. One that an objection withheld or that was revoked or has expired stays so; one
     * that is repaired comes to it when its repair is revoked.
     */
    private RecordProfile became(RecordStatus next) {
        boolean isFinal = status == RecordStatus.REVOKED
                || status == RecordStatus.EXPIRED
                || (status == RecordStatus.WITHHELD && next == RecordStatus.CORRECTED);
        boolean isRepaired = status == RecordStatus.REPAIRED;
        return isFinal
                ? this
                : new RecordProfile(
                        recordId,
                        subjectId,
                        fact,
                        judgement,
                        isRepaired ? status : next,
                        disputed,
                        exempt,
                        revocation,
                        revokedOn,
                        isRepaired && repair != null ? repair.became(next) : repair,
                        expiredOn,
                        statement,
                        pendingRemedies,
                        origin,
                        takenOver,
                        first,
                        last);
    }

    private RecordProfile with(
            Fact newFact,
            Judgement newJudgement,
            boolean isDisputed,
            @Nullable PersonalText newStatement,
            List<Remedy> remedies,
            Stamp stamp) {
        return new RecordProfile(
                recordId,
                subjectId,
                newFact,
                newJudgement,
                status,
                isDisputed,
                exempt,
                revocation,
                revokedOn,
                repair,
                expiredOn,
                newStatement,
                remedies,
                origin,
                takenOver,
                first,
                stamp);
    }

    private RecordProfile revoked(RevocationGround ground, Stamp stamp) {
        return new RecordProfile(
                recordId,
                subjectId,
                fact,
                judgement,
                RecordStatus.REVOKED,
                disputed,
                exempt,
                ground,
                civil(stamp.recordedAt()),
                repair == null ? null : repair.overtaken(civil(stamp.recordedAt())),
                expiredOn,
                statement,
                pendingRemedies,
                origin,
                takenOver,
                first,
                stamp);
    }

    private RecordProfile repaired(OfRepair event, Stamp stamp) {
        RepairStanding was = repair == null ? RepairStanding.NONE : repair;
        return new RecordProfile(
                recordId,
                subjectId,
                fact,
                judgement,
                switch (event) {
                    case RepairGranted e -> RecordStatus.REPAIRED;
                    case RepairRevoked e -> Objects.requireNonNull(was.before(), "what is revoked was granted");
                    case OfRepair e -> status;
                },
                disputed,
                exempt,
                revocation,
                revokedOn,
                was.after(event, status, civil(stamp.recordedAt())),
                expiredOn,
                statement,
                pendingRemedies,
                origin,
                takenOver,
                first,
                stamp);
    }

    private RecordProfile exempt(boolean isExempt, Stamp stamp) {
        return new RecordProfile(
                recordId,
                subjectId,
                fact,
                judgement,
                status,
                disputed,
                isExempt,
                revocation,
                revokedOn,
                repair,
                expiredOn,
                statement,
                pendingRemedies,
                origin,
                takenOver,
                first,
                stamp);
    }

    private RecordProfile expired(Stamp stamp) {
        return new RecordProfile(
                recordId,
                subjectId,
                fact,
                judgement,
                RecordStatus.EXPIRED,
                disputed,
                exempt,
                revocation,
                revokedOn,
                repair,
                civil(stamp.recordedAt()),
                statement,
                pendingRemedies,
                origin,
                takenOver,
                first,
                stamp);
    }

    private RecordProfile takenOver(Organ by, Stamp stamp) {
        return new RecordProfile(
                recordId,
                subjectId,
                fact,
                judgement,
                status,
                disputed,
                exempt,
                revocation,
                revokedOn,
                repair,
                expiredOn,
                statement,
                pendingRemedies,
                origin,
                new TakenOver(by, stamp),
                first,
                stamp);
    }

    /** The organ that answers for it: its source, or whoever took over from that. */
    @JsonIgnore
    public Organ answering() {
        return takenOver == null ? fact.source() : takenOver.by();
    }

    /** Position of the event since which it does. */
    @JsonIgnore
    public long answeredSince() {
        return takenOver == null ? first.position() : takenOver.since().position();
    }

    /** Where it stands, with the tolerance that may lie over it. */
    @JsonIgnore
    public RecordStatus standing() {
        return exempt && status.stands() ? RecordStatus.EXEMPTED : status;
    }

    /**
     * Whether it is neither published nor shared nor used any more, or for a time: exempt, repaired, expired or shielded by a
     * court.
     */
    @JsonIgnore
    public boolean isAtRest() {
        return standing() == RecordStatus.EXEMPTED
                || status == RecordStatus.REPAIRED
                || status == RecordStatus.EXPIRED
                || (repair != null && repair.shield() != null);
    }

    /** Whether the public is shown nothing of it, whatever its window says. */
    @JsonIgnore
    public boolean isHidden() {
        return status == RecordStatus.REVOKED || status == RecordStatus.WITHHELD || isAtRest();
    }

    /** The record after the personal data of its archive was erased; nobody is left who disputes it. */
    public RecordProfile withoutPersonal() {
        return new RecordProfile(
                recordId,
                subjectId,
                fact.withoutPersonal(),
                judgement,
                status,
                false,
                exempt,
                revocation,
                revokedOn,
                repair,
                expiredOn,
                statement == null ? null : PersonalText.erased(),
                pendingRemedies,
                origin,
                takenOver,
                first,
                last);
    }

    private static LocalDate civil(Instant instant) {
        return LocalDate.ofInstant(instant, LedgerClock.ZONE);
    }

    private static RecordProfile known(@Nullable RecordProfile before, OfRecord event) {
        if (before == null) {
            throw new IllegalStateException("the stream speaks of a record it never recorded: " + event.recordId());
        }
        return before;
    }
}
