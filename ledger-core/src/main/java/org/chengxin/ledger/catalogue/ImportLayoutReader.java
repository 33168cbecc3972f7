package org.chengxin.ledger.catalogue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.catalogue.ImportLayout.DateOrder;
import tools.jackson.databind.JsonNode;

/** The JSON form of an {@link ImportLayout}, checked against the record types that its rows become. */
final class ImportLayoutReader {

    private static final int CELL_CHARACTERS_MAX = 100_000;
    private static final String PAYLOAD = "/payload/";

    private final Map<String, RecordType> types;

    ImportLayoutReader(Map<String, RecordType> types) {
        this.types = types;
    }

    ImportLayout read(Spot file) {
        file.only("id", "recordType", "edition", "title", "source", "columns", "dateOrders", "defaults");
        RecordType type = type(file.at("recordType"));
        List<ImportColumn> columns = columns(file.at("columns"), type);
        return new ImportLayout(
                file.at("id").text(),
                type.code(),
                file.at("edition").text(),
                file.at("title").bilingual(),
                file.at("source").bilingual(),
                columns,
                file.maybe("dateOrders").map(spot -> orders(spot, columns)).orElse(List.of()),
                file.maybe("defaults").map(spot -> defaults(spot, type)).orElse(Map.of()));
    }

    private RecordType type(Spot code) {
        RecordType type = types.get(code.text());
        if (type == null) {
            throw code.fault("the code of a record type");
        }
        return type;
    }

    private static List<ImportColumn> columns(Spot list, RecordType type) {
        List<ImportColumn> columns = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Spot spot : list.someItems()) {
            ImportColumn column = column(spot, type);
            for (String name : ImportLayout.names(column)) {
                if (!names.add(name)) {
                    throw spot.fault("names that no other column answers to", name);
                }
            }
            columns.add(column);
        }
        return columns;
    }

    private static ImportColumn column(Spot spot, RecordType type) {
        spot.only(
                "header",
                "field",
                "synonyms",
                "required",
                "emptyRule",
                "target",
                "kind",
                "lengthMaxCharacters",
                "personal",
                "notAfterToday",
                "values",
                "valueSynonyms");
        ValueKind kind = kind(spot.at("kind"));
        List<String> values =
                spot.maybe("values").map(ImportLayoutReader::texts).orElse(List.of());
        if (values.isEmpty() == kind.isListed()) {
            throw spot.fault(kind.isListed() ? "values to choose from" : "no values for this kind");
        }
        return new ImportColumn(
                spot.at("header").text(),
                spot.at("field").text(),
                spot.maybe("synonyms").map(ImportLayoutReader::texts).orElse(List.of()),
                spot.maybe("required").map(Spot::flag).orElse(false),
                spot.maybe("emptyRule").map(Spot::text).orElse(null),
                spot.maybe("target").map(target -> target(target, type)).orElse(null),
                kind,
                length(spot.at("lengthMaxCharacters")),
                spot.maybe("personal").map(Spot::flag).orElse(false),
                spot.maybe("notAfterToday").map(Spot::flag).orElse(false),
                values,
                keys(values, spot.maybe("valueSynonyms")));
    }

    private static ValueKind kind(Spot spot) {
        return ValueKind.of(spot.text()).orElseThrow(() -> spot.fault("one of " + ValueKind.words()));
    }

    private static int length(Spot spot) {
        if (spot.number() < 1 || spot.number() > CELL_CHARACTERS_MAX) {
            throw spot.fault("1 to " + CELL_CHARACTERS_MAX + " characters");
        }
        return spot.number();
    }

    /** What begins with a slash is a place in the record; what lies in its payload has to be a field of the type. */
    private static String target(Spot spot, RecordType type) {
        if (spot.text().startsWith("/") && !hasField(type, spot.text())) {
            throw spot.fault("a field of " + type.code());
        }
        return spot.text();
    }

    private static boolean hasField(RecordType type, String pointer) {
        if (!pointer.startsWith(PAYLOAD)) {
            return false;
        }
        JsonNode place = type.schema();
        for (String name : pointer.substring(PAYLOAD.length()).split("/", -1)) {
            place = place.path("properties").path(name);
        }
        return place.isObject();
    }

    private static List<DateOrder> orders(Spot list, List<ImportColumn> columns) {
        return list.items().stream()
                .map(spot -> spot.only("from", "to"))
                .map(spot -> new DateOrder(dateColumn(spot.at("from"), columns), dateColumn(spot.at("to"), columns)))
                .toList();
    }

    private static String dateColumn(Spot target, List<ImportColumn> columns) {
        return columns.stream()
                .filter(column -> column.kind() == ValueKind.DATE)
                .map(ImportColumn::target)
                .filter(target.text()::equals)
                .findFirst()
                .orElseThrow(() -> target.fault("the target of a column of dates"));
    }

    private static Map<String, String> defaults(Spot object, RecordType type) {
        Map<String, String> defaults = new LinkedHashMap<>();
        object.members().forEach((target, value) -> {
            if (target.startsWith("/") && !hasField(type, target)) {
                throw object.fault("fields of " + type.code(), target);
            }
            defaults.put(target, value.text());
        });
        return defaults;
    }

    private static Map<String, String> keys(List<String> values, Optional<Spot> synonyms) {
        Map<String, String> keys = new HashMap<>();
        values.forEach(value -> keys.put(HeaderKey.of(value), value));
        synonyms.ifPresent(spot -> spot.members().forEach((spelling, value) -> {
            String key = HeaderKey.of(spelling) + (spelling.endsWith("*") ? "*" : "");
            String other = keys.putIfAbsent(key, value.text());
            if (other != null && !other.equals(value.text())) {
                throw value.fault(other + ", which is what " + spelling + " means already");
            }
        }));
        return keys;
    }

    private static List<String> texts(Spot list) {
        return list.items().stream().map(Spot::text).toList();
    }
}
