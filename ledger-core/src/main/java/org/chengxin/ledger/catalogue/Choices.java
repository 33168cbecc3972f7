package org.chengxin.ledger.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A list to choose from, in the order of the catalogue. */
public record Choices(List<Choice> items) {

    public Choices {
        items = List.copyOf(items);
    }

    public Optional<Choice> find(String code) {
        return items.stream().filter(item -> item.code().equals(code)).findFirst();
    }

    public List<String> codes() {
        return items.stream().map(Choice::code).toList();
    }

    static Choices read(Spot list, LegalSources sources) {
        Map<String, Choice> byCode = new LinkedHashMap<>();
        for (Spot spot : list.someItems()) {
            Choice choice = Choice.read(spot, sources);
            if (byCode.putIfAbsent(choice.code(), choice) != null) {
                throw spot.at("code").fault("a code used once");
            }
        }
        return new Choices(List.copyOf(byCode.values()));
    }
}
