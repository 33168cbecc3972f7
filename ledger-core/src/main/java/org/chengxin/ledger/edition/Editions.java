package org.chengxin.ledger.edition;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.chengxin.ledger.edition.EditionEvent.EditionAdopted;
import org.chengxin.ledger.edition.EditionEvent.EditionOpened;

/** All versions of the catalogue, as the events of their stream make them. Immutable. */
public record Editions(SortedMap<Integer, Edition> byNumber) {

    public Editions {
        byNumber = Collections.unmodifiableSortedMap(new TreeMap<>(byNumber));
    }

    public static Editions none() {
        return new Editions(new TreeMap<>());
    }

    /** After one more event. */
    public Editions after(EditionEvent event, Instant at) {
        Edition edition = switch (event) {
            case EditionAdopted e -> Edition.of(e, at);
            case EditionOpened e -> Edition.of(e, known(e.basedOn()), at);
            default -> known(event.edition()).after(event, at);
        };
        SortedMap<Integer, Edition> more = new TreeMap<>(byNumber);
        more.put(edition.number(), edition);
        return new Editions(more);
    }

    public boolean isEmpty() {
        return byNumber.isEmpty();
    }

    public Optional<Edition> find(int number) {
        return Optional.ofNullable(byNumber.get(number));
    }

    /** In the order of their numbers. */
    public Collection<Edition> all() {
        return byNumber.values();
    }

    /** The version in force on {@code day}; before the first one, the first. Requires that there is one. */
    public Edition inForceOn(LocalDate day) {
        return published()
                .filter(edition -> !firstDay(edition).isAfter(day))
                .max(Comparator.comparing(Editions::firstDay))
                .or(() -> published().min(Comparator.comparing(Editions::firstDay)))
                .orElseThrow(() -> new IllegalStateException("no version of the catalogue was ever published"));
    }

    /** Of the versions published, the one that is to be in force last. Requires that there is one. */
    public Edition latest() {
        return published().max(Comparator.comparing(Editions::firstDay)).orElseThrow();
    }

    /** How far a version has come on {@code day}. */
    public EditionStage stage(Edition edition, LocalDate day) {
        if (edition.stage() != EditionStage.PUBLISHED) {
            return edition.stage();
        }
        Edition inForce = inForceOn(day);
        if (inForce.number() == edition.number()) {
            return EditionStage.IN_FORCE;
        }
        return firstDay(edition).isAfter(firstDay(inForce)) ? EditionStage.PUBLISHED : EditionStage.SUPERSEDED;
    }

    /** The number of the next version. */
    int next() {
        return byNumber.isEmpty() ? 1 : byNumber.lastKey() + 1;
    }

    private java.util.stream.Stream<Edition> published() {
        return byNumber.values().stream().filter(edition -> edition.stage() == EditionStage.PUBLISHED);
    }

    private Edition known(int number) {
        return find(number)
                .orElseThrow(() -> new IllegalStateException("there is no version " + number + " of the catalogue"));
    }

    private static LocalDate firstDay(Edition edition) {
        return Objects.requireNonNull(edition.effectiveFrom());
    }
}
