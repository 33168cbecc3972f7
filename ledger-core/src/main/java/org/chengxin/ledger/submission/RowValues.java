package org.chengxin.ledger.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.ImportColumn;
import org.chengxin.ledger.catalogue.ValueKind;

/** One row on its way: values by target, faults and notes as they are found. */
final class RowValues {

    private final Map<String, List<String>> values = new HashMap<>();
    private final Map<String, Found> found = new HashMap<>();
    private final Set<String> faulty = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();
    private final List<Note> notes = new ArrayList<>();

    private record Found(MatchedColumn match, String cell) {}

    private record Fault(MatchedColumn match, String cell, CellReading.Refused refused) {}

    private record Note(MatchedColumn match, CellReading.Step step) {}

    /** Reads a cell and keeps what it says; a second column of the same target adds to the first. */
    void take(MatchedColumn match, String cell) {
        String target = target(match);
        found.putIfAbsent(target, new Found(match, cell));
        switch (CellReader.read(match.column(), cell)) {
            case CellReading.Refused refused -> refuse(match, cell, refused);
            case CellReading.Taken taken -> {
                values.computeIfAbsent(target, t -> new ArrayList<>()).addAll(taken.values());
                taken.steps().forEach(step -> notes.add(new Note(match, step)));
                String emptyRule = match.column().emptyRule();
                if (taken.values().isEmpty() && emptyRule != null) {
                    refuse(match, cell, empty(match.column(), emptyRule));
                }
            }
        }
    }

    /** Fills a target that the row leaves empty and that has no fault. */
    void fill(String target, String value) {
        if (!faulty.contains(target) && all(target).isEmpty()) {
            values.put(target, new ArrayList<>(List.of(value)));
        }
    }

    Optional<String> one(String target) {
        return all(target).stream().findFirst();
    }

    List<String> all(String target) {
        return faulty.contains(target) ? List.of() : values.getOrDefault(target, List.of());
    }

    boolean isFaulty(String target) {
        return faulty.contains(target);
    }

    boolean hasFaults() {
        return !faults.isEmpty();
    }

    /** Refuses the row at the column of the first of {@code targets} that the file has. */
    void refuse(CellReading.Refused refused, String... targets) {
        for (String target : targets) {
            Found at = found.get(target);
            if (at != null) {
                refuse(at.match, at.cell, refused);
                return;
            }
        }
        throw new IllegalStateException("the layout has none of the targets " + List.of(targets));
    }

    /** Notes that the value of {@code target} is not taken over. */
    void leaveOut(String target) {
        Found at = found.get(target);
        if (at != null && !all(target).isEmpty()) {
            notes.add(new Note(at.match, new CellReading.Step(Normalised.Kind.LEFT_OUT, at.cell, "")));
        }
    }

    List<CellFault> faults(boolean ofNaturalPerson) {
        return faults.stream()
                .sorted(Comparator.comparingInt(fault -> fault.match.position()))
                .map(fault -> new CellFault(
                        fault.match.header(),
                        shown(fault.match.column(), fault.cell, ofNaturalPerson),
                        fault.refused.rule(),
                        fault.refused.message()))
                .toList();
    }

    List<Normalised> notes(boolean ofNaturalPerson) {
        return notes.stream()
                .map(note -> new Normalised(
                        note.match.header(),
                        shown(note.match.column(), note.step.from(), ofNaturalPerson),
                        shown(note.match.column(), note.step.to(), ofNaturalPerson),
                        note.step.kind()))
                .toList();
    }

    private void refuse(MatchedColumn match, String cell, CellReading.Refused refused) {
        faulty.add(target(match));
        faults.add(new Fault(match, cell, refused));
    }

    private static String shown(ImportColumn column, String value, boolean ofNaturalPerson) {
        boolean tellsOfPerson = ofNaturalPerson && (column.kind() == ValueKind.TEXT || column.kind() == ValueKind.CODE);
        return column.personal() || (tellsOfPerson && !"documentNo".equals(column.target()))
                ? Shown.personal(column, value)
                : Shown.open(value);
    }

    /** A column that is not taken over still needs a place of its own for its faults. */
    private static String target(MatchedColumn match) {
        String target = match.column().target();
        return target == null ? "#" + match.position() : target;
    }

    private static CellReading.Refused empty(ImportColumn column, String rule) {
        return new CellReading.Refused(
                rule,
                new Bilingual(
                        "“%s”应有内容，实为空。请填写。".formatted(column.header()),
                        "A value is expected in %s; the cell is empty. Fill it in.".formatted(column.header())));
    }
}
