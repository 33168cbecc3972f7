package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.personal.HoldsPersonal;
import org.chengxin.ledger.personal.PersonalText;
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
public sealed interface CreditEvent extends HoldsPersonal
        permits CreditEvent.SubjectRegistered,
                CreditEvent.SubjectSucceeded,
                CreditEvent.OfRecord,
                CreditEvent.OfProtection,
                MatterEvent {

    SubjectId subjectId();

    Act act();

    @Override
    default String keyOwner() {
        return subjectId().value();
    }

    /** An event about one record of the subject. */
    sealed interface OfRecord extends CreditEvent
            permits FactRecorded,
                    Restated,
                    FactRevoked,
                    RemedyNoted,
                    StatementGiven,
                    ObjectionEvent,
                    OfRepair,
                    FactExempted,
                    FactReinstated,
                    FactExpired,
                    RecordTakenOver,
                    DeadlinePassed {
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
            implements CreditEvent {

        /** The same body under the name it has from now on. */
        public SubjectRegistered renamed(String newName) {
            return new SubjectRegistered(
                    subjectId, kind, SubjectName.of(kind, newName), identifiers, regionCode, noCodeReason, act, origin);
        }

        /**
         * What is left when the personal data of the archive is erased: of which kind it was. Codes go altogether, local
         * ones as well, and so does the region: each helps to find out who it was.
         */
        public SubjectRegistered withoutPersonal() {
            return new SubjectRegistered(
                    subjectId,
                    kind,
                    new SubjectName(null, PersonalText.erased()),
                    List.of(),
                    null,
                    null,
                    act.withoutPersonal(),
                    origin);
        }
    }

    /** A body goes on under another name, or others took its place (更名、合并、分立、职能划转、撤销). */
    record SubjectSucceeded(SubjectId subjectId, Succession succession, Act act) implements CreditEvent {}

    /**
     * Another organ answers for a record from now on, because its source is no more or gave up what it did (承继). The record
     * keeps the name of its source.
     */
    record RecordTakenOver(SubjectId subjectId, RecordId recordId, Organ by, Act act) implements OfRecord {}

    /** A statutory time passed and the step that was due was not taken (逾期); supervision follows it up. */
    record DeadlinePassed(SubjectId subjectId, Overdue overdue, Act act) implements OfRecord {

        @Override
        public RecordId recordId() {
            return overdue.recordId();
        }
    }

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

    /** One step of the repair (信用修复) of a record. */
    sealed interface OfRepair extends OfRecord {
        /** Number of the repair among those of this record; counts from 1. */
        int repair();
    }

    /**
     * The subject, or the office for it, applied for a repair.
     *
     * @param proofs that the duties are done
     * @param terms the rule it was found eligible under
     */
    record RepairApplied(
            SubjectId subjectId,
            RecordId recordId,
            int repair,
            PromiseLetter promise,
            List<Attachment> proofs,
            RepairTerms terms,
            Act act)
            implements OfRepair {

        public RepairApplied {
            proofs = List.copyOf(proofs);
        }
    }

    /** The office asked for what was missing (补正); the reason says what. */
    record RepairSupplementRequested(SubjectId subjectId, RecordId recordId, int repair, Act act) implements OfRepair {}

    /**
     * What was missing was added.
     *
     * @param promise the letter as it stands from now on
     * @param proofs all of them from now on
     */
    record RepairSupplemented(
            SubjectId subjectId, RecordId recordId, int repair, PromiseLetter promise, List<Attachment> proofs, Act act)
            implements OfRepair {

        public RepairSupplemented {
            proofs = List.copyOf(proofs);
        }
    }

    /** The office took the application up (受理); the source reviews next. */
    record RepairAccepted(SubjectId subjectId, RecordId recordId, int repair, Act act) implements OfRepair {}

    /** The office did not take the application up (不予受理); the reason says why. */
    record RepairDeclined(SubjectId subjectId, RecordId recordId, int repair, Act act) implements OfRepair {}

    /**
     * The organ that reported or decided looked whether the duties are done (来源核实).
     *
     * @param fulfilled what it found; its remark is the reason of the act
     */
    record RepairReviewed(SubjectId subjectId, RecordId recordId, int repair, boolean fulfilled, Act act)
            implements OfRepair {}

    /**
     * A second person of the office granted the repair (准予修复): publication, sharing and measures end together on this
     * day.
     *
     * @param terms the rule it was granted under
     * @param acceptedBy the first of the two people
     */
    record RepairGranted(
            SubjectId subjectId, RecordId recordId, int repair, RepairTerms terms, Actor acceptedBy, Act act)
            implements OfRepair {}

    /**
     * The repair was refused (不予修复); the reason says why.
     *
     * @param reapplyFrom first day of another application
     */
    record RepairRefused(SubjectId subjectId, RecordId recordId, int repair, LocalDate reapplyFrom, Act act)
            implements OfRepair {}

    /**
     * A repair that had been granted was revoked because the promise was false (撤销修复): the record is shown again for what
     * is left of its window.
     *
     * @param reapplyFrom first day of another application
     */
    record RepairRevoked(SubjectId subjectId, RecordId recordId, int repair, LocalDate reapplyFrom, Act act)
            implements OfRepair {}

    /**
     * A court approved a reorganisation (重整), and the record is hidden while it is carried out. The act names the decision.
     *
     * @param until last day of the shield, included
     */
    record RepairShielded(SubjectId subjectId, RecordId recordId, int repair, LocalDate until, Act act)
            implements OfRepair {}

    /** The shield is over: the record is shown again for what is left of its window, unless it was repaired meanwhile. */
    record ShieldEnded(SubjectId subjectId, RecordId recordId, int repair, Act act) implements OfRepair {}

    /**
     * A record came to the end of its time by law, without application (期满自动解除).
     *
     * @param lastDay last day of its time
     * @param rule id of the catalogue's rule
     */
    record FactExpired(
            SubjectId subjectId, RecordId recordId, LocalDate lastDay, String rule, int catalogueVersion, Act act)
            implements OfRecord {}

    /**
     * A record is not held against its subject (容错，不纳入失信记录): it stays, counts for nothing and is shown to nobody else.
     *
     * @param tolerance number of the tolerance that was recognised
     */
    record FactExempted(SubjectId subjectId, RecordId recordId, int tolerance, Act act) implements OfRecord {}

    /**
     * The tolerance was revoked, and the record counts again.
     *
     * @param tolerance its number
     */
    record FactReinstated(SubjectId subjectId, RecordId recordId, int tolerance, Act act) implements OfRecord {}

    /**
     * Somebody follows a remedy against the decision behind a record (复议、诉讼、复核、申诉), which is noted beside it.
     *
     * @param pending whether it is still open; if not, the document of the act says how it ended
     */
    record RemedyNoted(SubjectId subjectId, RecordId recordId, Remedy remedy, boolean pending, Act act)
            implements OfRecord {}

    /** What the subject itself says about a record (主体声明), shown beside it; a later one takes the place of an earlier. */
    record StatementGiven(SubjectId subjectId, RecordId recordId, PersonalText statement, Act act)
            implements OfRecord {}

    /**
     * An event about the protection of the personal data of an archive. Each is one step of an order that two people take
     * together.
     */
    sealed interface OfProtection extends CreditEvent {
        /** Number of the order among the erasures, or among the restrictions, of this archive; counts from 1. */
        int order();
    }

    /** One person ordered to erase the personal data of the archive; nothing is erased yet. */
    record ErasureOrdered(SubjectId subjectId, int order, ErasureGround ground, Act act) implements OfProtection {}

    /**
     * The order ended without effect.
     *
     * @param withdrawn whether the one who ordered it took it back; otherwise the second person declined
     */
    record ErasureDeclined(SubjectId subjectId, int order, boolean withdrawn, Act act) implements OfProtection {}

    /**
     * A second person confirmed, and the personal data of the archive is erased (删除): whatever was sealed under the
     * subject's key can no longer be read by anybody. The act has basis and document of the order.
     */
    record PersonalDataErased(SubjectId subjectId, int order, ErasureGround ground, Actor orderedBy, Act act)
            implements OfProtection {}

    /** One person ordered to restrict processing; nothing is restricted yet. */
    record RestrictionOrdered(SubjectId subjectId, int order, RestrictionGround ground, Act act)
            implements OfProtection {}

    /**
     * The order ended without effect.
     *
     * @param withdrawn whether the one who ordered it took it back; otherwise the second person declined
     */
    record RestrictionDeclined(SubjectId subjectId, int order, boolean withdrawn, Act act) implements OfProtection {}

    /**
     * A second person confirmed, and from now on the archive is stored and nothing else (限制处理). The act has basis and
     * document of the order.
     */
    record ProcessingRestricted(SubjectId subjectId, int order, RestrictionGround ground, Actor orderedBy, Act act)
            implements OfProtection {}

    /** One person ordered to lift a restriction, which goes on until a second one confirms. */
    record LiftOrdered(SubjectId subjectId, int order, Act act) implements OfProtection {}

    /**
     * The restriction stays.
     *
     * @param withdrawn whether the one who ordered to lift it took that back; otherwise the second person declined
     */
    record LiftDeclined(SubjectId subjectId, int order, boolean withdrawn, Act act) implements OfProtection {}

    /** A second person confirmed, and the archive is processed again. The act has basis and document of the order to lift. */
    record RestrictionLifted(SubjectId subjectId, int order, Actor orderedBy, Act act) implements OfProtection {}
}
