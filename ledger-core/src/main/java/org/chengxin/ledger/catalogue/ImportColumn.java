package org.chengxin.ledger.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One column of an import layout.
 *
 * @param header the official header
 * @param field the field code of the standard ({@code CF_WSH}), which may stand in place of the header
 * @param synonyms other headers seen in the wild
 * @param required whether the file must have the column
 * @param emptyRule the rule that refuses an empty cell, absent where a cell may be empty
 * @param target where the value goes: a JSON pointer into the record ({@code /payload/…}) or a dotted name such as
 *     {@code subject.name}; absent for a column that is known and not taken over
 * @param lengthMaxCharacters longest value, in Unicode characters
 * @param personal whether the value is personal data of a natural person, whoever the counterpart is
 * @param notAfterToday whether a date may not lie in the future
 * @param values the official values of a listed kind, in official order
 * @param valueKeys every accepted spelling in its {@link HeaderKey folded} form, with the official value it means; a key
 *     that ends in {@code *} stands for every spelling that begins so
 */
public record ImportColumn(
        String header,
        String field,
        List<String> synonyms,
        boolean required,
        @Nullable String emptyRule,
        @Nullable String target,
        ValueKind kind,
        int lengthMaxCharacters,
        boolean personal,
        boolean notAfterToday,
        List<String> values,
        Map<String, String> valueKeys) {

    public ImportColumn {
        synonyms = List.copyOf(synonyms);
        values = List.copyOf(values);
        valueKeys = Map.copyOf(valueKeys);
    }

    /** The target as a JSON pointer into the record as written. */
    public Optional<String> pointer() {
        return Optional.ofNullable(target).map(t -> t.startsWith("/") ? t : "/" + t.replace('.', '/'));
    }

    /** The official value that {@code spelling} means. */
    public Optional<String> official(String spelling) {
        if (values.contains(spelling)) {
            return Optional.of(spelling);
        }
        String key = HeaderKey.of(spelling);
        String exact = valueKeys.get(key);
        if (exact != null) {
            return Optional.of(exact);
        }
        return valueKeys.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("*"))
                .filter(entry -> key.startsWith(
                        entry.getKey().substring(0, entry.getKey().length() - 1)))
                .map(Map.Entry::getValue)
                .findFirst();
    }
}
