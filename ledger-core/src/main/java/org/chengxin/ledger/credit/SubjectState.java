package org.chengxin.ledger.credit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.chengxin.ledger.catalogue.RetentionRule;
import org.chengxin.ledger.credit.CreditEvent.ErasureDeclined;
import org.chengxin.ledger.credit.CreditEvent.ErasureOrdered;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.LiftDeclined;
import org.chengxin.ledger.credit.CreditEvent.LiftOrdered;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.ProcessingRestricted;
import org.chengxin.ledger.credit.CreditEvent.RecordTakenOver;
import org.chengxin.ledger.credit.CreditEvent.Restated;
import org.chengxin.ledger.credit.CreditEvent.RestrictionDeclined;
import org.chengxin.ledger.credit.CreditEvent.RestrictionLifted;
import org.chengxin.ledger.credit.CreditEvent.RestrictionOrdered;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * What decisions about a subject depend on, and nothing more. {@link #evolve} only assigns: whether something may happen
 * was settled before its event existed.
 *
 * <p>Not thread-safe: an aggregate is loaded by one command at a time.
 */
final class SubjectState {

    private static final Comparator<Fact.NaturalKey> BY_SOURCE_TYPE_AND_NUMBER = Comparator.comparing(
                    Fact.NaturalKey::source)
            .thenComparing(Fact.NaturalKey::type)
            .thenComparing(Fact.NaturalKey::documentNo);

    private @Nullable SubjectRegistered registered;
    private String registeredBy = "";
    private final Map<RecordId, RecordState> records = new HashMap<>();
    private final Map<Fact.NaturalKey, RecordId> byNaturalKey = new HashMap<>();
    private final Repairs repairs = new Repairs();
    private final Matters matters = new Matters();
    private final List<Succession> successions = new ArrayList<>();
    private final List<Overdue> overdue = new ArrayList<>();
    private final List<ErasureOrder> erasures = new ArrayList<>();
    private final List<RestrictionOrder> restrictions = new ArrayList<>();
    private final List<ObjectionCase> objections = new ArrayList<>();

    /**
     * A record as decisions see it.
     *
     * @param asRecorded the content of the first day, so that the first submission is recognised after a correction
     * @param recordedBy account of whoever recorded it
     * @param eventId the event that recorded it
     * @param takenOverBy who answers for it in the place of its source; absent while the source does
     */
    record RecordState(
            RecordId recordId,
            Fact asRecorded,
            Fact fact,
            Judgement judgement,
            boolean revoked,
            String recordedBy,
            String eventId,
            @Nullable Origin origin,
            @Nullable Organ takenOverBy) {

        /** The organ that answers for it: its source, or whoever took over from that. */
        Organ answering() {
            return takenOverBy == null ? fact.source() : takenOverBy;
        }

        /** Whether {@code content} is what was recorded at first or what the record says now. */
        boolean reads(Fact content) {
            return content.equals(asRecorded) || content.equals(fact);
        }
    }

    void evolve(CreditEvent event, String eventId) {
        switch (event) {
            case SubjectRegistered e -> {
                registered = e;
                registeredBy = eventId;
            }
            case FactRecorded e ->
                put(new RecordState(
                        e.recordId(),
                        e.fact(),
                        e.fact(),
                        e.judgement(),
                        false,
                        e.act().actor().account(),
                        eventId,
                        e.origin(),
                        null));
            case Restated e -> {
                RecordState was = known(e.recordId());
                put(new RecordState(
                        e.recordId(),
                        was.asRecorded(),
                        e.fact(),
                        e.judgement(),
                        was.revoked(),
                        was.recordedBy(),
                        was.eventId(),
                        was.origin(),
                        was.takenOverBy()));
            }
            case FactRevoked e -> {
                RecordState was = known(e.recordId());
                put(new RecordState(
                        e.recordId(),
                        was.asRecorded(),
                        was.fact(),
                        was.judgement(),
                        true,
                        was.recordedBy(),
                        was.eventId(),
                        was.origin(),
                        was.takenOverBy()));
                repairs.overtake(e.recordId());
            }
            case CreditEvent.DeadlinePassed e -> overdue.add(e.overdue());
            case RecordTakenOver e -> {
                RecordState was = known(e.recordId());
                put(new RecordState(
                        e.recordId(),
                        was.asRecorded(),
                        was.fact(),
                        was.judgement(),
                        was.revoked(),
                        was.recordedBy(),
                        was.eventId(),
                        was.origin(),
                        e.by()));
            }
            case OfRepair e -> repairs.evolve(e, eventId);
            case FactExpired e -> repairs.expire(e.recordId());
            case ObjectionEvent.ObjectionFiled e -> objections.add(ObjectionCase.filed(e, eventId));
            case ObjectionEvent e ->
                objections.set(e.objection() - 1, knownObjection(e.objection()).after(e, eventId));
            case SubjectSucceeded e -> {
                successions.add(e.succession());
                String newName = e.succession().newName();
                registered = newName == null || registered == null ? registered : registered.renamed(newName);
            }
            case MatterEvent e -> matters.evolve(e, eventId);
            // Told by the step of the matter already.
            case CreditEvent.FactExempted e -> {}
            case CreditEvent.FactReinstated e -> {}
            case CreditEvent.RemedyNoted e -> {}
            case CreditEvent.StatementGiven e -> {}
            case ErasureOrdered e ->
                put(new ErasureOrder(e.order(), e.ground(), e.act(), OrderStage.WAITING, eventId, null, null));
            case ErasureDeclined e ->
                put(knownErasure(e.order())
                        .decided(OrderStage.ended(e.withdrawn()), e.act().actor(), eventId));
            case PersonalDataErased e -> {
                put(knownErasure(e.order()).decided(OrderStage.ERASED, e.act().actor(), eventId));
                restrictions.replaceAll(RestrictionOrder::overtaken);
                objections.replaceAll(ObjectionCase::overtaken);
                matters.overtake();
            }
            case RestrictionOrdered e ->
                put(new RestrictionOrder(
                        e.order(), e.ground(), e.act(), null, OrderStage.WAITING, eventId, null, null));
            case RestrictionDeclined e ->
                put(knownRestriction(e.order())
                        .decided(OrderStage.ended(e.withdrawn()), e.act().actor(), eventId));
            case ProcessingRestricted e ->
                put(knownRestriction(e.order())
                        .decided(OrderStage.IN_FORCE, e.act().actor(), eventId));
            case LiftOrdered e -> put(knownRestriction(e.order()).liftOrdered(e.act(), eventId));
            case LiftDeclined e ->
                put(knownRestriction(e.order())
                        .decided(OrderStage.IN_FORCE, e.act().actor(), eventId));
            case RestrictionLifted e ->
                put(knownRestriction(e.order())
                        .decided(OrderStage.LIFTED, e.act().actor(), eventId));
        }
    }

    /** Everything that is remembered, in canonical order. */
    SubjectSnapshot snapshot(SubjectId subjectId, String lastEventId) {
        return new SubjectSnapshot(
                subjectId,
                lastEventId,
                registered,
                registeredBy,
                records.values().stream()
                        .sorted(Comparator.comparing(record -> record.recordId().value()))
                        .map(SubjectSnapshot.Kept::of)
                        .toList(),
                byNaturalKey.entrySet().stream()
                        .map(entry -> new SubjectSnapshot.Document(entry.getKey(), entry.getValue()))
                        .sorted(Comparator.comparing(SubjectSnapshot.Document::key, BY_SOURCE_TYPE_AND_NUMBER))
                        .toList(),
                repairs.all(),
                repairs.allExpired(),
                erasures,
                restrictions,
                objections,
                matters.all(),
                successions,
                overdue);
    }

    static SubjectState of(SubjectSnapshot snapshot) {
        SubjectState state = new SubjectState();
        state.registered = snapshot.registered();
        state.registeredBy = snapshot.registeredBy();
        snapshot.records().forEach(kept -> state.records.put(kept.recordId(), kept.state()));
        snapshot.documents().forEach(document -> state.byNaturalKey.put(document.key(), document.recordId()));
        state.repairs.restore(snapshot.repairs(), snapshot.expired());
        state.erasures.addAll(snapshot.erasures());
        state.restrictions.addAll(snapshot.restrictions());
        state.objections.addAll(snapshot.objections());
        state.matters.restore(snapshot.matters());
        state.successions.addAll(snapshot.successions());
        state.overdue.addAll(snapshot.overdue());
        return state;
    }

    Optional<SubjectRegistered> registered() {
        return Optional.ofNullable(registered);
    }

    /** The event that opened the archive; empty before. */
    String registeredBy() {
        return registeredBy;
    }

    Optional<RecordState> record(RecordId recordId) {
        return Optional.ofNullable(records.get(recordId));
    }

    Optional<RecordState> record(Fact.NaturalKey key) {
        return Optional.ofNullable(byNaturalKey.get(key)).map(records::get);
    }

    Repairs repairs() {
        return repairs;
    }

    /** Times that passed, as far as they were noted. */
    List<Overdue> overdue() {
        return List.copyOf(overdue);
    }

    /** What became of the body, in the order of the ledger. */
    List<Succession> successions() {
        return List.copyOf(successions);
    }

    /** Whether exactly this was recorded; a change of name is, once the body bears the new one. */
    boolean isRecorded(Succession succession) {
        return successions.stream()
                .anyMatch(s -> s.kind() == succession.kind()
                        && s.effectiveOn().equals(succession.effectiveOn())
                        && Objects.equals(s.newName(), succession.newName())
                        && s.successors().equals(succession.successors()));
    }

    /** The succession by which the body ended; empty while it is there. */
    Optional<Succession> ended() {
        return successions.stream().filter(s -> s.kind().ends()).findFirst();
    }

    Matters matters() {
        return matters;
    }

    /** Whether a record counts: neither revoked, repaired nor expired, and not exempt. */
    boolean stands(RecordState record) {
        return !record.revoked()
                && !repairs.isExpired(record.recordId())
                && repairs.at(record.recordId(), RepairStage.GRANTED).isEmpty()
                && matters.toleranceOf(record.recordId()).isEmpty();
    }

    /** All records, in no order. */
    List<RecordState> records() {
        return List.copyOf(records.values());
    }

    /** The records that are not revoked, as far as a duty to keep them goes. */
    List<RetentionRule.Kept> standing() {
        return records.values().stream()
                .filter(record -> !record.revoked())
                .map(record -> new RetentionRule.Kept(
                        record.fact().type(), record.fact().decidedOn()))
                .toList();
    }

    List<ErasureOrder> erasures() {
        return List.copyOf(erasures);
    }

    Optional<ErasureOrder> erasure(int number) {
        return number >= 1 && number <= erasures.size() ? Optional.of(erasures.get(number - 1)) : Optional.empty();
    }

    boolean isErased() {
        return erasures.stream().anyMatch(order -> order.stage() == OrderStage.ERASED);
    }

    List<RestrictionOrder> restrictions() {
        return List.copyOf(restrictions);
    }

    Optional<RestrictionOrder> restriction(int number) {
        return number >= 1 && number <= restrictions.size()
                ? Optional.of(restrictions.get(number - 1))
                : Optional.empty();
    }

    /** The restriction under which the archive stands. */
    Optional<RestrictionOrder> restriction() {
        return restrictions.stream().filter(order -> order.stage().restricts()).findFirst();
    }

    List<ObjectionCase> objections() {
        return List.copyOf(objections);
    }

    Optional<ObjectionCase> objection(int number) {
        return number >= 1 && number <= objections.size() ? Optional.of(objections.get(number - 1)) : Optional.empty();
    }

    /** The objection to a record that is not over yet. */
    Optional<ObjectionCase> openObjection(RecordId recordId) {
        return objections.stream()
                .filter(objection -> objection.recordId().equals(recordId)
                        && !objection.stage().isOver())
                .findFirst();
    }

    private ObjectionCase knownObjection(int number) {
        return objection(number)
                .orElseThrow(
                        () -> new IllegalStateException("the stream speaks of an objection nobody filed: " + number));
    }

    private ErasureOrder knownErasure(int number) {
        return erasure(number)
                .orElseThrow(
                        () -> new IllegalStateException("the stream speaks of an erasure nobody ordered: " + number));
    }

    private RestrictionOrder knownRestriction(int number) {
        return restriction(number)
                .orElseThrow(() ->
                        new IllegalStateException("the stream speaks of a restriction nobody ordered: " + number));
    }

    private void put(ErasureOrder order) {
        if (order.number() > erasures.size()) {
            erasures.add(order);
        } else {
            erasures.set(order.number() - 1, order);
        }
    }

    private void put(RestrictionOrder order) {
        if (order.number() > restrictions.size()) {
            restrictions.add(order);
        } else {
            restrictions.set(order.number() - 1, order);
        }
    }

    private RecordState known(RecordId recordId) {
        return record(recordId)
                .orElseThrow(() ->
                        new IllegalStateException("the stream speaks of a record it never recorded: " + recordId));
    }

    private void put(RecordState record) {
        records.put(record.recordId(), record);
        byNaturalKey.put(record.fact().naturalKey(), record.recordId());
        byNaturalKey.put(record.asRecorded().naturalKey(), record.recordId());
    }
}
