package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What somebody wants to happen to a credit subject. */
public sealed interface CreditCommand {

    SubjectId subjectId();

    Act act();

    /** Opens the archive. Sent again with the same registration it changes nothing. */
    record RegisterSubject(@TargetAggregateIdentifier SubjectId subjectId, Registration registration, Act act)
            implements CreditCommand {}

    /**
     * Records a fact. The natural key makes it idempotent: the same document from the same source about the same
     * subject is answered with the first record.
     *
     * @param recordId the id the record will have, if it is new
     * @param registration opens the archive on the way if there is none yet
     * @param sourceKind what the reporting organ is registered as; absent if it is not registered
     * @param origin the row it came from, absent outside of files
     */
    record RecordFact(
            @TargetAggregateIdentifier SubjectId subjectId,
            RecordId recordId,
            @Nullable Registration registration,
            FactDraft draft,
            @Nullable SubjectKind sourceKind,
            Act act,
            @Nullable Origin origin)
            implements CreditCommand {}

    /** Puts fields right. Each field is named by pointer; a null value removes it. */
    record CorrectFact(
            @TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, List<FieldValue> values, Act act)
            implements CreditCommand {}

    /** Adds what was missing; a field that has a value already is refused. */
    record SupplementFact(
            @TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, List<FieldValue> values, Act act)
            implements CreditCommand {}

    /** Revokes a record. */
    record RevokeFact(
            @TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, RevocationGround ground, Act act)
            implements CreditCommand {}

    /** Something to do with the repair of a record. */
    sealed interface OfRepair extends CreditCommand {
        RecordId recordId();
    }

    /**
     * Applies for the repair of a record, as its subject or as the office for it.
     *
     * @param promise absent where there is none yet, which the refusal says
     * @param proofs that the duties are done
     */
    record ApplyForRepair(
            @TargetAggregateIdentifier SubjectId subjectId,
            RecordId recordId,
            @Nullable PromiseLetter promise,
            List<Attachment> proofs,
            Act act)
            implements OfRepair {

        public ApplyForRepair {
            proofs = List.copyOf(proofs);
        }
    }

    /** Asks, as the office, for what is missing from an application. */
    record RequestRepairSupplement(
            @TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, int repair, Act act)
            implements OfRepair {}

    /**
     * Adds what the office asked for.
     *
     * @param promise takes the place of the letter; absent to keep it
     * @param proofs added to those that are there
     */
    record SupplementRepair(
            @TargetAggregateIdentifier SubjectId subjectId,
            RecordId recordId,
            int repair,
            @Nullable PromiseLetter promise,
            List<Attachment> proofs,
            Act act)
            implements OfRepair {

        public SupplementRepair {
            proofs = List.copyOf(proofs);
        }
    }

    /** Takes an application up. */
    record AcceptRepair(@TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, int repair, Act act)
            implements OfRepair {}

    /** Does not take an application up. */
    record DeclineRepair(@TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, int repair, Act act)
            implements OfRepair {}

    /** Says, as the organ that reported or decided, whether the duties are done. */
    record ReviewRepairAtSource(
            @TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, int repair, boolean fulfilled, Act act)
            implements OfRepair {}

    /** Grants a repair, as a second person of the office. */
    record GrantRepair(@TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, int repair, Act act)
            implements OfRepair {}

    /**
     * Refuses a repair.
     *
     * @param reapplyFrom first day of another application
     */
    record RefuseRepair(
            @TargetAggregateIdentifier SubjectId subjectId,
            RecordId recordId,
            int repair,
            LocalDate reapplyFrom,
            Act act)
            implements OfRepair {}

    /** Revokes a repair whose promise was false. */
    record RevokeRepair(@TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, int repair, Act act)
            implements OfRepair {}

    /**
     * Hides a record while a reorganisation approved by a court is carried out; the document of the act is the decision.
     *
     * @param until last day, included
     */
    record RepairByCourt(@TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, LocalDate until, Act act)
            implements OfRepair {}

    /** Ends the shield of a reorganisation: at its date by the ledger, or earlier by the office. */
    record EndShield(@TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, int repair, Act act)
            implements OfRepair {}

    /** Lets organ {@code to} answer for a record from now on; the ledger itself orders it after a succession. */
    record TakeOver(@TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, Organ to, Act act)
            implements CreditCommand {}

    /** Notes that a statutory time has passed; the ledger itself orders it. */
    record NoteOverdue(@TargetAggregateIdentifier SubjectId subjectId, Overdue overdue, Act act)
            implements CreditCommand {}

    /** Ends a record whose time is over by law. */
    record ExpireFact(@TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, Act act)
            implements CreditCommand {}

    /**
     * Objects to a record.
     *
     * @param ground code of the catalogue's list of grounds
     */
    record FileObjection(
            @TargetAggregateIdentifier SubjectId subjectId,
            RecordId recordId,
            String ground,
            List<Claim> claims,
            List<Attachment> evidence,
            Act act)
            implements CreditCommand {}

    /** Goes a step further with objection {@code objection} of the archive. */
    record StepObjection(@TargetAggregateIdentifier SubjectId subjectId, int objection, ObjectionStep step, Act act)
            implements CreditCommand {}

    /** Lets the clock of an open objection count by the calendar that is in force; the ledger itself orders it. */
    record RecomputeDeadline(@TargetAggregateIdentifier SubjectId subjectId, int objection, Act act)
            implements CreditCommand {}

    /** Notes a remedy against the decision behind a record, or its end. */
    record NoteRemedy(
            @TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, Remedy remedy, boolean pending, Act act)
            implements CreditCommand {}

    /** Puts what the subject itself says beside a record. */
    record GiveStatement(
            @TargetAggregateIdentifier SubjectId subjectId, RecordId recordId, PersonalText statement, Act act)
            implements CreditCommand {}

    /**
     * Takes a step of a matter.
     *
     * @param matter its number within the archive and mechanism; 0 to open one
     */
    record MoveMatter(
            @TargetAggregateIdentifier SubjectId subjectId, MatterMove move, int matter, MatterTerms terms, Act act)
            implements CreditCommand {}

    /** Records what became of a body: another name, or others in its place. */
    record RecordSuccession(@TargetAggregateIdentifier SubjectId subjectId, Succession succession, Act act)
            implements CreditCommand {}

    /** Orders to erase the personal data of the archive; a second person decides. */
    record OrderErasure(@TargetAggregateIdentifier SubjectId subjectId, ErasureGround ground, Act act)
            implements CreditCommand {}

    /** Confirms, as the second person, order {@code order} to erase. */
    record ConfirmErasure(@TargetAggregateIdentifier SubjectId subjectId, int order, Act act)
            implements CreditCommand {}

    /** Declines an order to erase as the second person, or takes it back as the first. */
    record DeclineErasure(@TargetAggregateIdentifier SubjectId subjectId, int order, Act act)
            implements CreditCommand {}

    /** Orders to stop all processing of the archive but storage; a second person decides. */
    record OrderRestriction(@TargetAggregateIdentifier SubjectId subjectId, RestrictionGround ground, Act act)
            implements CreditCommand {}

    /** Confirms, as the second person, restriction {@code order}. */
    record ConfirmRestriction(@TargetAggregateIdentifier SubjectId subjectId, int order, Act act)
            implements CreditCommand {}

    /** Declines a restriction as the second person, or takes the order back as the first. */
    record DeclineRestriction(@TargetAggregateIdentifier SubjectId subjectId, int order, Act act)
            implements CreditCommand {}

    /** Orders to lift restriction {@code order}; a second person decides. */
    record OrderLift(@TargetAggregateIdentifier SubjectId subjectId, int order, Act act) implements CreditCommand {}

    /** Confirms, as the second person, that restriction {@code order} is lifted. */
    record ConfirmLift(@TargetAggregateIdentifier SubjectId subjectId, int order, Act act) implements CreditCommand {}

    /** Declines to lift a restriction as the second person, or takes the order to lift it back as the first. */
    record DeclineLift(@TargetAggregateIdentifier SubjectId subjectId, int order, Act act) implements CreditCommand {}

    /**
     * A value for one field.
     *
     * @param pointer RFC 6901 pointer into the record as it is written over the API
     */
    record FieldValue(String pointer, JsonNode value) {
        /** The pointer only: the value may be personal. */
        @Override
        public String toString() {
            return pointer;
        }
    }
}
