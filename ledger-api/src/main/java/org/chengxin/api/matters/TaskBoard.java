package org.chengxin.api.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.chengxin.api.usage.OfSubjects;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.MatterTerms.Named;
import org.chengxin.ledger.credit.MatterTerms.Part;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.time.LedgerClock;
import org.jspecify.annotations.Nullable;

/**
 * The board of supervision tasks (督办任务): each in its column, with who leads it, who helps, and how far it is.
 *
 * @param columns in the order in which work goes; a column without cards is there too
 * @param units whom the tasks name, by code
 * @param more whether there are more tasks than a board has room for
 */
public record TaskBoard(
        SequencedMap<Column, List<Card>> columns, Map<String, String> units, Map<String, Bilingual> kinds, boolean more)
        implements OfSubjects {

    /** Cards of one board; whoever has more filters. */
    static final int CARDS_MAX = 400;

    /** Where a card stands. */
    public enum Column {
        OVERDUE,
        ASSIGNED,
        UNDER_WAY,
        COMPLETED,
        CANCELLED
    }

    /**
     * A task.
     *
     * @param progress what was reported last; absent if nothing was
     * @param papers files of evidence that came with it
     * @param urged how often somebody urged it on
     */
    public record Card(
            MatterRead matter,
            List<Organ> lead,
            List<Organ> cooperating,
            @Nullable String progress,
            @Nullable LocalDate progressOn,
            int papers,
            int urged) {

        static Card of(MatterRead task) {
            MatterRead.StepRead last = task.steps().reversed().stream()
                    .filter(step -> step.move() == MatterMove.TASK_PROGRESS_REPORTED)
                    .findFirst()
                    .orElse(null);
            return new Card(
                    task,
                    named(task, Part.LEAD),
                    named(task, Part.COOPERATING),
                    last == null ? null : last.reason(),
                    last == null ? null : LocalDate.ofInstant(last.recordedAt(), LedgerClock.ZONE),
                    task.steps().stream()
                            .mapToInt(step -> step.terms().evidence().size())
                            .sum(),
                    (int) task.steps().stream()
                            .filter(step -> step.move() == MatterMove.TASK_URGED)
                            .count());
        }

        private static List<Organ> named(MatterRead task, Part part) {
            return task.terms().organs().stream()
                    .filter(named -> named.part() == part)
                    .map(Named::organ)
                    .toList();
        }

        public Column column() {
            if (matter.stage() == MatterStage.COMPLETED) {
                return Column.COMPLETED;
            }
            if (matter.over()) {
                return Column.CANCELLED;
            }
            return matter.overdueOn() != null
                    ? Column.OVERDUE
                    : progressOn == null ? Column.ASSIGNED : Column.UNDER_WAY;
        }

        boolean isOf(@Nullable String unit) {
            return unit == null
                    || Stream.concat(lead.stream(), cooperating.stream())
                            .anyMatch(organ -> organ.uscc().equals(unit));
        }
    }

    /**
     * The board of these tasks.
     *
     * @param unit only those that name this organ; of all if absent
     * @param kind only those of this kind
     */
    static TaskBoard of(
            List<MatterRead> tasks, @Nullable String unit, @Nullable String kind, boolean overdueOnly, boolean more) {
        Map<String, String> units = new TreeMap<>();
        Map<String, Bilingual> kinds = new TreeMap<>();
        EnumMap<Column, List<Card>> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            columns.put(column, new ArrayList<>());
        }
        for (MatterRead task : tasks) {
            Card card = Card.of(task);
            Stream.concat(card.lead().stream(), card.cooperating().stream())
                    .forEach(organ -> units.put(organ.uscc(), organ.name()));
            String code = task.terms().code();
            Bilingual what = task.what();
            if (code != null && what != null) {
                kinds.put(code, what);
            }
            if (card.isOf(unit)
                    && (kind == null || kind.equals(code))
                    && (!overdueOnly || card.column() == Column.OVERDUE)) {
                columns.computeIfAbsent(card.column(), c -> new ArrayList<>()).add(card);
            }
        }
        return new TaskBoard(new LinkedHashMap<>(columns), units, kinds, more);
    }

    @Override
    public List<MatterRead> shown() {
        return columns.values().stream().flatMap(List::stream).map(Card::matter).toList();
    }

    /** All cards in the order of the columns, for the table. */
    public List<Card> cards() {
        return columns.values().stream().flatMap(List::stream).toList();
    }
}
