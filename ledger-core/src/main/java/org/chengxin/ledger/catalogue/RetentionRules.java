package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.catalogue.RetentionRule.Kept;
import org.chengxin.ledger.catalogue.RetentionRule.Running;
import org.chengxin.ledger.subject.SubjectKind;

/** Which archives must be kept, and how long (法定保存期限). */
record RetentionRules(List<RetentionRule> inOrder) {

    RetentionRules {
        inOrder = List.copyOf(inOrder);
    }

    static RetentionRules read(Spot file, LegalSources sources, Set<String> knownTypes) {
        file.only("note", "rules");
        Map<String, RetentionRule> byId = new LinkedHashMap<>();
        for (Spot spot : file.at("rules").items()) {
            RetentionRule rule = RetentionRule.read(spot, sources, knownTypes);
            if (byId.putIfAbsent(rule.id(), rule) != null) {
                throw spot.at("id").fault("an id used once");
            }
        }
        return new RetentionRules(List.copyOf(byId.values()));
    }

    /** Of the rules that keep an archive the one that keeps it longest; without end counts as longest. */
    Optional<Running> longest(SubjectKind kind, List<Kept> records, LocalDate date) {
        return inOrder.stream()
                .flatMap(rule -> rule.running(kind, records, date).stream())
                .max(Comparator.comparing(Running::until, Comparator.nullsLast(Comparator.naturalOrder())));
    }
}
