package org.chengxin.ledger.submission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chengxin.ledger.catalogue.ImportColumn;
import org.chengxin.ledger.catalogue.ImportLayout;
import org.chengxin.ledger.catalogue.ImportLayouts;

/** Chooses the layout whose required columns are found most fully and maps the header onto it. */
final class HeaderMatcher {

    private static final Comparator<Fit> BEST_FIRST = Comparator.comparingDouble(Fit::share)
            .reversed()
            .thenComparing(Comparator.comparingInt(Fit::found).reversed());

    private final ImportLayouts layouts;

    HeaderMatcher(ImportLayouts layouts) {
        this.layouts = layouts;
    }

    HeaderMatch match(String recordType, List<String> header) {
        List<Fit> ofType = layouts.ofType(recordType).stream()
                .map(layout -> Fit.of(layout, header))
                .sorted(BEST_FIRST)
                .toList();
        if (ofType.isEmpty() || !ofType.getFirst().recognisable()) {
            Fit nearest = layouts.all().stream()
                    .map(layout -> Fit.of(layout, header))
                    .min(BEST_FIRST)
                    .orElseThrow();
            return new HeaderMatch.Unmatched(
                    List.of(new HeaderProblem.NoLayout(recordType, nearest.layout, nearest.missing())));
        }
        return ofType.getFirst().outcome();
    }

    /** How far one layout fits a header. */
    private record Fit(ImportLayout layout, Map<ImportColumn, List<MatchedColumn>> matches, List<String> unknown) {

        static Fit of(ImportLayout layout, List<String> header) {
            Map<ImportColumn, List<MatchedColumn>> matches = new LinkedHashMap<>();
            List<String> unknown = new ArrayList<>();
            for (int i = 0; i < header.size(); i++) {
                String text = header.get(i);
                int position = i;
                layout.column(text)
                        .ifPresentOrElse(
                                column -> matches.computeIfAbsent(column, c -> new ArrayList<>())
                                        .add(new MatchedColumn(column, text, position)),
                                () -> unknown.add(text));
            }
            return new Fit(layout, matches, unknown);
        }

        int found() {
            return matches.size();
        }

        /** Share of the required columns that are there, from 0 to 1. */
        double share() {
            long required =
                    layout.columns().stream().filter(ImportColumn::required).count();
            return required == 0 ? 0 : 1 - (double) missing().size() / required;
        }

        /** Half of the required columns make a layout recognisable; with less, naming it would mislead. */
        boolean recognisable() {
            return share() >= 0.5;
        }

        List<String> missing() {
            return layout.columns().stream()
                    .filter(column -> column.required() && !matches.containsKey(column))
                    .map(ImportColumn::header)
                    .toList();
        }

        HeaderMatch outcome() {
            List<HeaderProblem> problems = new ArrayList<>();
            if (!missing().isEmpty()) {
                problems.add(new HeaderProblem.MissingColumns(layout, missing()));
            }
            matches.forEach((column, found) -> {
                if (found.size() > 1) {
                    problems.add(new HeaderProblem.DoubledColumn(
                            column.header(),
                            found.stream().map(MatchedColumn::header).toList(),
                            found.stream().map(match -> match.position() + 1).toList()));
                }
            });
            return problems.isEmpty()
                    ? new HeaderMatch.Matched(
                            layout,
                            matches.values().stream().map(List::getFirst).toList(),
                            named(unknown))
                    : new HeaderMatch.Unmatched(problems);
        }

        private static List<String> named(List<String> unknown) {
            return unknown.stream().filter(header -> !header.isBlank()).toList();
        }
    }
}
