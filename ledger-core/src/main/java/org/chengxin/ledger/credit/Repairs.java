package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;

/** The repairs of the records of one archive, and which of the records have expired. Not thread-safe. */
final class Repairs {

    private static final Comparator<RecordId> BY_VALUE = Comparator.comparing(RecordId::value);

    private final Map<RecordId, List<RepairCase>> byRecord = new HashMap<>();
    private final Set<RecordId> expired = new HashSet<>();

    void evolve(OfRepair event, String eventId) {
        put(RepairCase.after(find(event.recordId(), event.repair()).orElse(null), event, eventId));
    }

    /** The record has come to the end of its time. */
    void expire(RecordId recordId) {
        expired.add(recordId);
    }

    /** The record was revoked, and with it whatever its repair was to do or did. */
    void overtake(RecordId recordId) {
        byRecord.computeIfPresent(recordId, (id, cases) -> {
            cases.replaceAll(RepairCase::overtaken);
            return cases;
        });
    }

    /** In the order of their numbers. */
    List<RepairCase> of(RecordId recordId) {
        return List.copyOf(byRecord.getOrDefault(recordId, List.of()));
    }

    Optional<RepairCase> find(RecordId recordId, int number) {
        List<RepairCase> cases = byRecord.getOrDefault(recordId, List.of());
        return number >= 1 && number <= cases.size() ? Optional.of(cases.get(number - 1)) : Optional.empty();
    }

    /** The repair of the record at this stage. */
    Optional<RepairCase> at(RecordId recordId, RepairStage stage) {
        return of(recordId).stream().filter(repair -> repair.stage() == stage).findFirst();
    }

    boolean isExpired(RecordId recordId) {
        return expired.contains(recordId);
    }

    /** First day on which another application may be made after those that failed. */
    Optional<LocalDate> notBefore(RecordId recordId) {
        return of(recordId).stream()
                .filter(repair -> repair.stage() == RepairStage.REFUSED || repair.stage() == RepairStage.REVOKED)
                .map(RepairCase::date)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /** By record and number, for a snapshot. */
    List<RepairCase> all() {
        return byRecord.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparing(RepairCase::recordId, BY_VALUE).thenComparingInt(RepairCase::number))
                .toList();
    }

    /** The records that have expired, by id, for a snapshot. */
    List<RecordId> allExpired() {
        return expired.stream().sorted(BY_VALUE).toList();
    }

    /** Takes in what a snapshot kept. */
    void restore(List<RepairCase> cases, List<RecordId> ended) {
        cases.forEach(this::put);
        expired.addAll(ended);
    }

    private void put(RepairCase repair) {
        List<RepairCase> cases = byRecord.computeIfAbsent(repair.recordId(), id -> new ArrayList<>());
        if (repair.number() > cases.size()) {
            cases.add(repair);
        } else {
            cases.set(repair.number() - 1, repair);
        }
    }
}
