package org.chengxin.ledger.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The official layout of a table that departments hand in (数据项): its columns and what each becomes.
 *
 * @param id stable name, {@code penalty-2018}
 * @param recordType code of the record type every row becomes, {@code AA-02}
 * @param edition edition of the standard, {@code 2018}
 * @param source where the layout is taken from
 * @param dateOrders pairs of targets whose dates must stand in that order; equal days are in order
 * @param defaults value for a target that the row leaves empty; {@code @source.uscc}, {@code @source.name} and
 *     {@code @<another target>} are looked up
 */
public record ImportLayout(
        String id,
        String recordType,
        String edition,
        Bilingual title,
        Bilingual source,
        List<ImportColumn> columns,
        List<DateOrder> dateOrders,
        Map<String, String> defaults) {

    /** The date of {@code to} may not lie before the date of {@code from}; both are targets. */
    public record DateOrder(String from, String to) {}

    public ImportLayout {
        columns = List.copyOf(columns);
        dateOrders = List.copyOf(dateOrders);
        defaults = Map.copyOf(defaults);
    }

    /** The column that {@code header} names by its official header, its field code or a synonym. */
    public Optional<ImportColumn> column(String header) {
        String key = HeaderKey.of(header);
        return columns.stream().filter(column -> names(column).contains(key)).findFirst();
    }

    static List<String> names(ImportColumn column) {
        List<String> names = new ArrayList<>(column.synonyms());
        names.add(column.header());
        names.add(column.field());
        return names.stream().map(HeaderKey::of).distinct().toList();
    }
}
