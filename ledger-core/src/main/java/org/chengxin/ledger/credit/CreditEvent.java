package org.chengxin.ledger.credit;

import java.util.List;
import org.chengxin.ledger.personal.HoldsPersonal;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.jspecify.annotations.Nullable;

/**
 * What has happened to a credit subject. Each event is understood without the code that made it, names the act behind
 * it, and is never changed: a correction is a new event that names what it corrects. Its name on the wire and its
 * revision are given in {@code wire}, not by the class.
 */
public sealed interface CreditEvent extends HoldsPersonal {

    SubjectId subjectId();

    Act act();

    @Override
    default String keyOwner() {
        return subjectId().value();
    }

    /** An event about one record of the subject. */
    sealed interface OfRecord extends CreditEvent {
        RecordId recordId();
    }

    /** An event that gives the record new content. */
    sealed interface Restated extends OfRecord {
        /** The whole content from now on. */
        Fact fact();

        Judgement judgement();

        /** What differs from before, for people. */
        List<Change> changes();
    }

    /** The archive of a subject was opened (主体登记). */
    record SubjectRegistered(
            SubjectId subjectId,
            SubjectKind kind,
            SubjectName name,
            List<Identifier> identifiers,
            @Nullable String regionCode,
            @Nullable String noCodeReason,
            Act act,
            @Nullable Origin origin)
            implements CreditEvent {}

    /** A fact was recorded (记录). */
    record FactRecorded(
            SubjectId subjectId,
            RecordId recordId,
            Fact fact,
            Judgement judgement,
            Act act,
            @Nullable Origin origin) implements OfRecord {}

    /** A recorded fact was wrong and has been put right (更正). */
    record FactCorrected(
            SubjectId subjectId, RecordId recordId, List<Change> changes, Fact fact, Judgement judgement, Act act)
            implements Restated {}

    /** A recorded fact was incomplete and something was added, nothing replaced (补充). */
    record FactSupplemented(
            SubjectId subjectId, RecordId recordId, List<Change> changes, Fact fact, Judgement judgement, Act act)
            implements Restated {}

    /** A record was revoked (撤销): it stays in the history and counts for nothing. */
    record FactRevoked(SubjectId subjectId, RecordId recordId, RevocationGround ground, Act act) implements OfRecord {}
}
