package org.chengxin.ledger.catalogue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The import layouts of a version of the catalogue (报送格式), in the order in which they are tried.
 *
 * @param all at least one
 */
public record ImportLayouts(List<ImportLayout> all) {

    public ImportLayouts {
        all = List.copyOf(all);
    }

    /** The layouts whose rows become records of {@code recordType}; none means that type cannot be imported by table. */
    public List<ImportLayout> ofType(String recordType) {
        return all.stream()
                .filter(layout -> layout.recordType().equals(recordType))
                .toList();
    }

    /** Codes of the record types that can be imported by table, each once and in order. */
    public List<String> types() {
        return all.stream().map(ImportLayout::recordType).distinct().sorted().toList();
    }

    static ImportLayouts read(Spot list, CatalogueFiles files, Map<String, RecordType> types) {
        ImportLayoutReader reader = new ImportLayoutReader(types);
        List<ImportLayout> layouts = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Spot name : list.someItems()) {
            Spot file = files.read(name.text());
            ImportLayout layout = reader.read(file);
            if (!ids.add(layout.id())) {
                throw file.at("id").fault("an id used once");
            }
            layouts.add(layout);
        }
        return new ImportLayouts(layouts);
    }
}
