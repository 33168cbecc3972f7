package org.chengxin.ledger.profile;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.catalogue.ExpiryRules.Expiry;
import org.chengxin.ledger.catalogue.StatutoryClock;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.DeadlinePassed;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.credit.CreditEvent.Restated;
import org.chengxin.ledger.credit.CreditEvent.ShieldEnded;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.ObjectionEvent;
import org.chengxin.ledger.credit.Overdue;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/**
 * Something in an archive that falls due on a day known beforehand (到期事项). Only the day is kept, never whether it has come:
 * what is built from the same events is the same on every day.
 *
 * @param number of the shield, the objection or the repair; 0 for the record as a whole
 * @param lastDay last day in time; absent while no day is set, such as while a clock stands
 * @param step what the law gives the time for; absent unless people are to act
 * @param open whether it is still to come about
 * @param objection what the clock of an objection is computed from, without anything personal; absent from the others
 * @param repair likewise of a repair
 * @param noted the last day whose passing the ledger has noted; absent before
 * @param position where it was last touched
 */
public record DueItem(
        SubjectId subjectId,
        RecordId recordId,
        What what,
        int number,
        @Nullable LocalDate lastDay,
        @Nullable DeadlineStep step,
        boolean open,
        @Nullable ObjectionProfile objection,
        @Nullable RepairProfile repair,
        @Nullable LocalDate noted,
        long position) {

    /** What falls due. */
    public enum What {
        /** 期满自动解除: the ledger itself says so. */
        FACT_EXPIRY,
        /** 暂时屏蔽届满: the ledger itself ends the shield. */
        SHIELD_END,
        /** 异议办理期限: somebody has to act, and the ledger only tells. */
        OBJECTION_STEP,
        /** 修复办理期限: likewise. */
        REPAIR_STEP;

        /** Whether the ledger itself acts when the day is over. */
        public boolean isAutomatic() {
            return this == FACT_EXPIRY || this == SHIELD_END;
        }
    }

    /**
     * What an event makes of the items of its archive: those that are new or other than before.
     *
     * @param before every item of the archive
     * @param kind of the subject; absent where no rule ends records of its kind
     */
    public static List<DueItem> after(
            Collection<DueItem> before,
            CreditEvent event,
            @Nullable SubjectKind kind,
            Catalogues catalogues,
            Stamp stamp) {
        return switch (event) {
            case FactRecorded e ->
                lastDay(e.fact(), kind, under(e.judgement(), catalogues)).map(day -> expiry(e, day, stamp)).stream()
                        .toList();
            case Restated e -> restated(before, e, lastDay(e.fact(), kind, under(e.judgement(), catalogues)), stamp);
            case FactExpired e -> closed(before, item -> item.isOf(e.recordId(), What.FACT_EXPIRY), stamp);
            case RepairShielded e ->
                List.of(new DueItem(
                        e.subjectId(),
                        e.recordId(),
                        What.SHIELD_END,
                        e.repair(),
                        e.until(),
                        null,
                        true,
                        null,
                        null,
                        null,
                        stamp.position()));
            case ShieldEnded e ->
                closed(before, item -> item.isOf(e.recordId(), What.SHIELD_END) && item.number == e.repair(), stamp);
            case OfRepair e -> List.of(applied(before, e, catalogues, stamp));
            case DeadlinePassed e -> noted(before, e.overdue(), stamp);
            case FactRevoked e ->
                closed(before, item -> item.recordId.equals(e.recordId()) && item.what != What.OBJECTION_STEP, stamp);
            case ObjectionEvent e -> List.of(objected(before, e, catalogues, stamp));
            case PersonalDataErased e -> closed(before, item -> true, stamp);
            default -> List.of();
        };
    }

    private boolean isOf(RecordId record, What kind) {
        return recordId.equals(record) && what == kind;
    }

    private static Catalogue under(Judgement judgement, Catalogues catalogues) {
        return catalogues.version(judgement.catalogueVersion());
    }

    private static Optional<LocalDate> lastDay(Fact fact, @Nullable SubjectKind kind, Catalogue catalogue) {
        return kind == null
                ? Optional.empty()
                : catalogue
                        .expiries()
                        .expiryOf(fact.type(), kind, fact.payload(), fact.decidedOn())
                        .map(Expiry::lastDay);
    }

    private static DueItem expiry(CreditEvent.OfRecord event, @Nullable LocalDate day, Stamp stamp) {
        return new DueItem(
                event.subjectId(),
                event.recordId(),
                What.FACT_EXPIRY,
                0,
                day,
                null,
                true,
                null,
                null,
                null,
                stamp.position());
    }

    /** A correction may set, move or take away the day; what has come about stays so. */
    private static List<DueItem> restated(
            Collection<DueItem> before, Restated event, Optional<LocalDate> day, Stamp stamp) {
        Optional<DueItem> known = before.stream()
                .filter(item -> item.isOf(event.recordId(), What.FACT_EXPIRY))
                .findFirst();
        boolean isOver = known.filter(item -> !item.open).isPresent();
        return isOver || (known.isEmpty() && day.isEmpty())
                ? List.of()
                : List.of(expiry(event, day.orElse(null), stamp));
    }

    private static List<DueItem> closed(Collection<DueItem> before, Predicate<DueItem> which, Stamp stamp) {
        return before.stream()
                .filter(which.and(DueItem::open))
                .map(item -> new DueItem(
                        item.subjectId,
                        item.recordId,
                        item.what,
                        item.number,
                        item.lastDay,
                        item.step,
                        false,
                        item.objection,
                        item.repair,
                        item.noted,
                        stamp.position()))
                .toList();
    }

    private static DueItem objected(
            Collection<DueItem> before, ObjectionEvent event, Catalogues catalogues, Stamp stamp) {
        ObjectionProfile known = before.stream()
                .filter(item -> item.isOf(event.recordId(), What.OBJECTION_STEP) && item.number == event.objection())
                .map(DueItem::objection)
                .findFirst()
                .orElse(null);
        ObjectionProfile objection = ObjectionProfile.after(known, event, stamp).bare();
        Optional<StatutoryClock> clock = ObjectionClock.of(objection, catalogues);
        return new DueItem(
                event.subjectId(),
                event.recordId(),
                What.OBJECTION_STEP,
                event.objection(),
                clock.flatMap(StatutoryClock::due).map(StatutoryClock.Due::date).orElse(null),
                clock.map(statutory -> statutory.deadline().step()).orElse(null),
                !objection.stage().isOver(),
                objection,
                null,
                null,
                stamp.position());
    }

    private static List<DueItem> noted(Collection<DueItem> before, Overdue overdue, Stamp stamp) {
        What what = overdue.of() == Overdue.Case.OBJECTION ? What.OBJECTION_STEP : What.REPAIR_STEP;
        return before.stream()
                .filter(item -> item.isOf(overdue.recordId(), what) && item.number == overdue.number())
                .map(item -> new DueItem(
                        item.subjectId,
                        item.recordId,
                        item.what,
                        item.number,
                        item.lastDay,
                        item.step,
                        item.open,
                        item.objection,
                        item.repair,
                        overdue.lastDay(),
                        stamp.position()))
                .toList();
    }

    private static DueItem applied(Collection<DueItem> before, OfRepair event, Catalogues catalogues, Stamp stamp) {
        RepairProfile known = before.stream()
                .filter(item -> item.isOf(event.recordId(), What.REPAIR_STEP) && item.number == event.repair())
                .map(DueItem::repair)
                .findFirst()
                .orElse(null);
        RepairProfile repair = RepairProfile.after(known, event, stamp).bare();
        Optional<StatutoryClock> clock = RepairClock.of(repair, catalogues);
        return new DueItem(
                event.subjectId(),
                event.recordId(),
                What.REPAIR_STEP,
                event.repair(),
                clock.flatMap(StatutoryClock::due).map(StatutoryClock.Due::date).orElse(null),
                clock.map(statutory -> statutory.deadline().step()).orElse(null),
                repair.stage().isOpen(),
                null,
                repair,
                null,
                stamp.position());
    }
}
