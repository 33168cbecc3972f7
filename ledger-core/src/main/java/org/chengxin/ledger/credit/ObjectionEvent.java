package org.chengxin.ledger.credit;

import java.util.List;
import org.chengxin.ledger.subject.SubjectId;

/**
 * What has happened to an objection (异议). It contests what the ledger shows of a decision, never the decision itself: that
 * goes to reconsideration, court, or the review and appeal of civil servants, which the ledger follows as
 * {@link CreditEvent.RemedyNoted}.
 */
public sealed interface ObjectionEvent extends CreditEvent.OfRecord {

    /** Number of the objection among those of the archive; counts from 1. */
    int objection();

    /**
     * The subject objected to a record, which is marked as disputed from now on.
     *
     * @param ground code of the catalogue's list of grounds
     * @param claims the fields that are disputed; empty where the ground is about the record as a whole
     * @param catalogueVersion the version whose grounds and time limits apply
     */
    record ObjectionFiled(
            SubjectId subjectId,
            RecordId recordId,
            int objection,
            String ground,
            List<Claim> claims,
            List<Attachment> evidence,
            int catalogueVersion,
            Act act)
            implements ObjectionEvent {
        public ObjectionFiled {
            claims = List.copyOf(claims);
            evidence = List.copyOf(evidence);
        }
    }

    /** The objector is asked for what is missing (补正); the act says what. */
    record ObjectionSupplementAsked(SubjectId subjectId, RecordId recordId, int objection, Act act)
            implements ObjectionEvent {}

    /** The objector handed in more. */
    record ObjectionSupplemented(
            SubjectId subjectId, RecordId recordId, int objection, List<Attachment> evidence, Act act)
            implements ObjectionEvent {
        public ObjectionSupplemented {
            evidence = List.copyOf(evidence);
        }
    }

    /** The objection was taken on (受理). */
    record ObjectionAccepted(SubjectId subjectId, RecordId recordId, int objection, Act act)
            implements ObjectionEvent {}

    /** The objection was not taken on (不予受理); the act says why. */
    record ObjectionNotAccepted(SubjectId subjectId, RecordId recordId, int objection, Act act)
            implements ObjectionEvent {}

    /** The objector took it back. */
    record ObjectionWithdrawn(SubjectId subjectId, RecordId recordId, int objection, Act act)
            implements ObjectionEvent {}

    /**
     * The platform compared its copy with the source's (平台核查).
     *
     * @param sameAsSource whether they say the same; then the source is asked
     */
    record ObjectionChecked(SubjectId subjectId, RecordId recordId, int objection, boolean sameAsSource, Act act)
            implements ObjectionEvent {}

    /** The organ that reported the record is asked to verify it (转办). */
    record ObjectionForwarded(SubjectId subjectId, RecordId recordId, int objection, Organ source, Act act)
            implements ObjectionEvent {}

    /** The source answered. */
    record ObjectionVerified(SubjectId subjectId, RecordId recordId, int objection, SourceFinding finding, Act act)
            implements ObjectionEvent {}

    /** It was decided. What the decision does to the record follows as events of their own, in the same instant. */
    record ObjectionDecided(SubjectId subjectId, RecordId recordId, int objection, ObjectionOutcome outcome, Act act)
            implements ObjectionEvent {}

    /** The objector was told, by the document of the act (异议处理通知书). */
    record ObjectionNotified(SubjectId subjectId, RecordId recordId, int objection, Act act)
            implements ObjectionEvent {}

    /** The objector asked that somebody else looks at the decision (申请复核); the record is disputed again. */
    record ReviewRequested(SubjectId subjectId, RecordId recordId, int objection, Act act) implements ObjectionEvent {}

    /** The review was decided, which ends the objection (复核决定). */
    record ReviewDecided(SubjectId subjectId, RecordId recordId, int objection, ObjectionOutcome outcome, Act act)
            implements ObjectionEvent {}

    /** Whoever has the objection on the desk was urged to get on with it (催办). */
    record ObjectionUrged(SubjectId subjectId, RecordId recordId, int objection, Act act) implements ObjectionEvent {}

    /**
     * The time was extended (延长期限), by somebody who does not handle the objection.
     *
     * @param workingDays how many are added
     */
    record ObjectionExtended(SubjectId subjectId, RecordId recordId, int objection, int workingDays, Act act)
            implements ObjectionEvent {}

    /** The clock stands from now on (中止). */
    record ObjectionPaused(SubjectId subjectId, RecordId recordId, int objection, PauseGround ground, Act act)
            implements ObjectionEvent {}

    /**
     * The clock counts by the calendar of a later version from now on: the notice of the holidays came after it had begun.
     * When the step is due follows from the events, so no date stands here.
     *
     * @param catalogueVersion the version whose calendar it is
     * @param calendar version of the calendar, such as {@code CN-2027.1}
     */
    record DeadlineRecomputed(
            SubjectId subjectId, RecordId recordId, int objection, int catalogueVersion, String calendar, Act act)
            implements ObjectionEvent {}

    /** The clock runs again (恢复). */
    record ObjectionResumed(SubjectId subjectId, RecordId recordId, int objection, Act act) implements ObjectionEvent {}
}
