package org.chengxin.api.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.FactDraft;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The records of the enterprise to look at first, written by hand: {@code showcase.json}. */
final class ShowcaseFacts {

    private final List<Written> written =
            DemoFiles.json("showcase.json", File.class).records();
    private final DemoBodies bodies;

    ShowcaseFacts(DemoBodies bodies) {
        this.bodies = bodies;
    }

    record File(String note, List<Written> records) {}

    /**
     * A record as it is written in the file.
     *
     * @param daysAgo days before the day of the load on which it was decided
     */
    record Written(
            String type,
            String source,
            int daysAgo,
            String documentNo,
            String documentTitle,
            String law,
            @Nullable String article,
            ObjectNode payload,
            List<DemoMend> mends) {}

    int count() {
        return written.size();
    }

    List<DemoFact> of(LocalDate asOf) {
        return written.stream().map(record -> fact(record, asOf)).toList();
    }

    private DemoFact fact(Written record, LocalDate asOf) {
        DemoBody source = bodies.of(record.source());
        LocalDate decidedOn = asOf.minusDays(record.daysAgo());
        FactDraft draft = new FactDraft(
                record.type(),
                source.organ(),
                source.organ(),
                record.documentNo(),
                record.documentTitle(),
                decidedOn,
                null,
                null,
                List.of(new LegalBasis(record.law(), record.article())),
                new Filling(decidedOn, Map.of(), new SplittableRandom(0)).object(record.payload()),
                List.of(),
                List.of());
        return new DemoFact(source, draft, record.mends());
    }
}
