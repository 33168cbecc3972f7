package org.chengxin.ledger.credit;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;

/** The matters of one archive, by mechanism and number. Not thread-safe. */
final class Matters {

    private final Map<Mechanism, List<Matter>> byMechanism = new EnumMap<>(Mechanism.class);

    void evolve(MatterEvent event, String eventId) {
        Mechanism mechanism = event.move().mechanism();
        put(find(mechanism, event.matter())
                .map(matter -> matter.after(event, eventId))
                .orElseGet(() -> Matter.opened(event, eventId)));
    }

    /** The archive was erased, and nothing in it goes on. */
    void overtake() {
        byMechanism.values().forEach(matters -> matters.replaceAll(Matter::overtaken));
    }

    List<Matter> of(Mechanism mechanism) {
        return List.copyOf(byMechanism.getOrDefault(mechanism, List.of()));
    }

    Optional<Matter> find(Mechanism mechanism, int number) {
        List<Matter> matters = byMechanism.getOrDefault(mechanism, List.of());
        return number >= 1 && number <= matters.size() ? Optional.of(matters.get(number - 1)) : Optional.empty();
    }

    /** The number of the next matter of this mechanism. */
    int next(Mechanism mechanism) {
        return byMechanism.getOrDefault(mechanism, List.of()).size() + 1;
    }

    /** The tolerance under which a record counts for nothing. */
    Optional<Matter> toleranceOf(RecordId recordId) {
        return of(Mechanism.TOLERANCE).stream()
                .filter(matter -> matter.stage() == MatterStage.RECOGNISED
                        && matter.terms().records().contains(recordId))
                .findFirst();
    }

    /** By mechanism and number, for a snapshot. */
    List<Matter> all() {
        return byMechanism.values().stream().flatMap(List::stream).toList();
    }

    /** Takes in what a snapshot kept. */
    void restore(List<Matter> matters) {
        matters.forEach(this::put);
    }

    private void put(Matter matter) {
        List<Matter> matters = byMechanism.computeIfAbsent(matter.mechanism(), m -> new ArrayList<>());
        if (matter.number() > matters.size()) {
            matters.add(matter);
        } else {
            matters.set(matter.number() - 1, matter);
        }
    }
}
