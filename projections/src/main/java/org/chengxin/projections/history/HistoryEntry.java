package org.chengxin.projections.history;

import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Change;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.ErasureDeclined;
import org.chengxin.ledger.credit.CreditEvent.ErasureOrdered;
import org.chengxin.ledger.credit.CreditEvent.FactExempted;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactReinstated;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.LiftDeclined;
import org.chengxin.ledger.credit.CreditEvent.LiftOrdered;
import org.chengxin.ledger.credit.CreditEvent.OfProtection;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.ProcessingRestricted;
import org.chengxin.ledger.credit.CreditEvent.RecordTakenOver;
import org.chengxin.ledger.credit.CreditEvent.RemedyNoted;
import org.chengxin.ledger.credit.CreditEvent.Restated;
import org.chengxin.ledger.credit.CreditEvent.RestrictionDeclined;
import org.chengxin.ledger.credit.CreditEvent.RestrictionLifted;
import org.chengxin.ledger.credit.CreditEvent.RestrictionOrdered;
import org.chengxin.ledger.credit.CreditEvent.StatementGiven;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.ErasureGround;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.credit.ObjectionEvent;
import org.chengxin.ledger.credit.Origin;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RestrictionGround;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.profile.ObjectionProfile;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireNames;
import org.jspecify.annotations.Nullable;

/**
 * One line of a history.
 *
 * @param what wire name of the event
 * @param recordId the record it is about, absent for events about the subject itself
 * @param type record type, where there is one
 * @param documentNo number of the document recorded, as it reads after the event
 * @param changes before and after, field by field; empty for a first recording
 * @param judgement how the catalogue weighed the content from then on
 * @param order for a step of an order to erase or to restrict
 * @param note for a step of an objection, or a remedy
 */
public record HistoryEntry(
        Stamp stamp,
        String what,
        SubjectId subjectId,
        @Nullable RecordId recordId,
        @Nullable String type,
        @Nullable String documentNo,
        Act act,
        List<Change> changes,
        @Nullable Judgement judgement,
        @Nullable RevocationGround ground,
        @Nullable Origin origin,
        @Nullable Order order,
        @Nullable Note note) {

    /**
     * What a line about an objection or a remedy says beside the act.
     *
     * @param number of the objection within the archive; 0 for a remedy
     * @param detail a word of the step's enumeration or a number; empty if the step has none
     */
    public record Note(int number, String detail) {}

    /**
     * What a line about an order to erase or to restrict says beside the act.
     *
     * @param number of the order within archive and lever
     * @param orderedBy the first of the two people, where the line is the second one's confirmation
     * @param withdrawn whether the order was taken back by whoever gave it
     */
    public record Order(
            int number,
            @Nullable ErasureGround erasure,
            @Nullable RestrictionGround restriction,
            @Nullable Actor orderedBy,
            boolean withdrawn) {

        static Order of(OfProtection event) {
            return switch (event) {
                case ErasureOrdered e -> new Order(e.order(), e.ground(), null, null, false);
                case ErasureDeclined e -> new Order(e.order(), null, null, null, e.withdrawn());
                case PersonalDataErased e -> new Order(e.order(), e.ground(), null, e.orderedBy(), false);
                case RestrictionOrdered e -> new Order(e.order(), null, e.ground(), null, false);
                case RestrictionDeclined e -> new Order(e.order(), null, null, null, e.withdrawn());
                case ProcessingRestricted e -> new Order(e.order(), null, e.ground(), e.orderedBy(), false);
                case LiftOrdered e -> new Order(e.order(), null, null, null, false);
                case LiftDeclined e -> new Order(e.order(), null, null, null, e.withdrawn());
                case RestrictionLifted e -> new Order(e.order(), null, null, e.orderedBy(), false);
            };
        }
    }

    /** The line after the personal data of its archive was erased. */
    public HistoryEntry withoutPersonal() {
        return new HistoryEntry(
                stamp,
                what,
                subjectId,
                recordId,
                type,
                documentNo,
                act.withoutPersonal(),
                changes.stream().map(Change::withoutPersonal).toList(),
                judgement,
                ground,
                origin,
                order,
                note);
    }

    /** How {@code event} reads. */
    public static HistoryEntry of(CreditEvent event, Stamp stamp) {
        String what = WireNames.of(event).orElseThrow().name();
        RecordId recordId = event instanceof OfRecord ofRecord ? ofRecord.recordId() : null;
        return switch (event) {
            case CreditEvent.SubjectRegistered e ->
                new HistoryEntry(
                        stamp,
                        what,
                        e.subjectId(),
                        null,
                        null,
                        null,
                        e.act(),
                        List.of(),
                        null,
                        null,
                        e.origin(),
                        null,
                        null);
            case SubjectSucceeded e ->
                new HistoryEntry(
                        stamp,
                        what,
                        e.subjectId(),
                        null,
                        null,
                        null,
                        e.act(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        new Note(0, e.succession().kind().name()));
            case FactRecorded e ->
                new HistoryEntry(
                        stamp,
                        what,
                        e.subjectId(),
                        recordId,
                        e.fact().type(),
                        e.fact().documentNo(),
                        e.act(),
                        List.of(),
                        e.judgement(),
                        null,
                        e.origin(),
                        null,
                        null);
            case Restated e ->
                new HistoryEntry(
                        stamp,
                        what,
                        e.subjectId(),
                        recordId,
                        e.fact().type(),
                        e.fact().documentNo(),
                        e.act(),
                        e.changes(),
                        e.judgement(),
                        null,
                        null,
                        null,
                        null);
            case FactRevoked e ->
                new HistoryEntry(
                        stamp,
                        what,
                        e.subjectId(),
                        recordId,
                        null,
                        null,
                        e.act(),
                        List.of(),
                        null,
                        e.ground(),
                        null,
                        null,
                        null);
            case OfRepair e -> about(what, e, List.of(), null, stamp);
            case FactExpired e -> about(what, e, List.of(), null, stamp);
            case CreditEvent.DeadlinePassed e ->
                about(
                        what,
                        e,
                        List.of(),
                        new Note(
                                e.overdue().number(),
                                e.overdue().step() + " " + e.overdue().lastDay()),
                        stamp);
            case RecordTakenOver e -> about(what, e, List.of(), new Note(0, e.by().name()), stamp);
            case FactExempted e -> about(what, e, List.of(), new Note(e.tolerance(), ""), stamp);
            case FactReinstated e -> about(what, e, List.of(), new Note(e.tolerance(), ""), stamp);
            case MatterEvent e ->
                new HistoryEntry(
                        stamp,
                        what,
                        e.subjectId(),
                        null,
                        null,
                        null,
                        e.act(),
                        List.of(),
                        null,
                        null,
                        null,
                        null,
                        new Note(
                                e.matter(), Objects.requireNonNullElse(e.terms().code(), "")));
            case ObjectionEvent e -> {
                ObjectionProfile.Step step = ObjectionProfile.step(e, stamp);
                yield about(what, e, List.of(), new Note(e.objection(), step.detail()), stamp);
            }
            case RemedyNoted e ->
                about(what, e, List.of(), new Note(0, e.remedy().name() + (e.pending() ? "" : " ENDED")), stamp);
            case StatementGiven e ->
                about(what, e, List.of(new Change("/statement", null, null, null, e.statement())), null, stamp);
            case OfProtection e ->
                new HistoryEntry(
                        stamp,
                        what,
                        e.subjectId(),
                        null,
                        null,
                        null,
                        e.act(),
                        List.of(),
                        null,
                        null,
                        null,
                        Order.of(e),
                        null);
        };
    }

    private static HistoryEntry about(
            String what, OfRecord event, List<Change> changes, @Nullable Note note, Stamp stamp) {
        return new HistoryEntry(
                stamp,
                what,
                event.subjectId(),
                event.recordId(),
                null,
                null,
                event.act(),
                changes,
                null,
                null,
                null,
                null,
                note);
    }
}
