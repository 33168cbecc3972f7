package org.chengxin.ledger.profile;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairRevoked;
import org.chengxin.ledger.credit.CreditEvent.Restated;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.Origin;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;

/**
 * One record as an archive shows it (信用记录).
 *
 * @param disputed whether an objection is open against it (异议标注)
 * @param repair where its repair stands; absent if nobody ever sought one
 * @param expiredOn civil date on which its time was found to be over
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
        @Nullable RevocationGround revocation,
        @Nullable LocalDate revokedOn,
        @Nullable RepairStanding repair,
        @Nullable LocalDate expiredOn,
        @Nullable Origin origin,
        Stamp first,
        Stamp last) {

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
                        null,
                        null,
                        null,
                        null,
                        e.origin(),
                        stamp,
                        stamp);
            case Restated e -> known(before, event).restated(e.fact(), e.judgement(), stamp);
            case FactRevoked e -> known(before, event).revoked(e.ground(), stamp);
            case OfRepair e -> known(before, event).repaired(e, stamp);
            case FactExpired e -> known(before, event).expired(stamp);
        };
    }

    private RecordProfile restated(Fact newFact, Judgement newJudgement, Stamp stamp) {
        return new RecordProfile(
                recordId,
                subjectId,
                newFact,
                newJudgement,
                RecordStatus.CORRECTED,
                disputed,
                revocation,
                revokedOn,
                repair,
                expiredOn,
                origin,
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
                ground,
                civil(stamp.recordedAt()),
                repair == null ? null : repair.overtaken(civil(stamp.recordedAt())),
                expiredOn,
                origin,
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
                revocation,
                revokedOn,
                was.after(event, status, civil(stamp.recordedAt())),
                expiredOn,
                origin,
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
                revocation,
                revokedOn,
                repair,
                civil(stamp.recordedAt()),
                origin,
                first,
                stamp);
    }

    /** Whether it is neither published nor shared nor used any more, or for a time: repaired, expired or shielded by a court. */
    @JsonIgnore
    public boolean isAtRest() {
        return status == RecordStatus.REPAIRED
                || status == RecordStatus.EXPIRED
                || (repair != null && repair.shield() != null);
    }

    /** Whether the public is shown nothing of it, whatever its window says. */
    @JsonIgnore
    public boolean isHidden() {
        return status == RecordStatus.REVOKED || isAtRest();
    }

    /** The record after the personal data of its archive was erased. */
    public RecordProfile withoutPersonal() {
        return new RecordProfile(
                recordId,
                subjectId,
                fact.withoutPersonal(),
                judgement,
                status,
                disputed,
                revocation,
                revokedOn,
                repair,
                expiredOn,
                origin,
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
