package org.chengxin.ledger.submission;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the column behind a JSON pointer: the column itself, one that contains the place, or the first inside it. */
final class PointerToHeader {

    /** Places of a record or a registration that have another name in a layout. */
    private static final Map<String, String> ALIASES = Map.of(
            "/subject/identifiers", "/subject/uscc",
            "/identifiers", "/subject/uscc",
            "/subject/kind", "/subject/category",
            "/payload/counterpartCategory", "/subject/category",
            "/name", "/subject/name");

    private PointerToHeader() {}

    static Optional<String> find(List<MatchedColumn> columns, String pointer) {
        String place = unalias(pointer);
        return columns.stream()
                .filter(match -> within(place, pointerOf(match)))
                .max(Comparator.comparingInt(match -> pointerOf(match).length()))
                .or(() -> columns.stream()
                        .filter(match -> within(pointerOf(match), place))
                        .findFirst())
                .map(MatchedColumn::header);
    }

    private static String unalias(String pointer) {
        return ALIASES.entrySet().stream()
                .filter(alias -> within(pointer, alias.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(pointer);
    }

    private static String pointerOf(MatchedColumn match) {
        return match.column().pointer().orElse("//");
    }

    private static boolean within(String inner, String outer) {
        return !outer.isEmpty() && (inner.equals(outer) || inner.startsWith(outer + "/"));
    }
}
