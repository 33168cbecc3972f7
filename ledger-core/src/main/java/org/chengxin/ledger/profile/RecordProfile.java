package org.chengxin.ledger.profile;

import java.time.Instant;
import java.time.LocalDate;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
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
                        e.origin(),
                        stamp,
                        stamp);
            case Restated e -> known(before, event).restated(e.fact(), e.judgement(), stamp);
            case FactRevoked e -> known(before, event).revoked(e.ground(), stamp);
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
                origin,
                first,
                stamp);
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
