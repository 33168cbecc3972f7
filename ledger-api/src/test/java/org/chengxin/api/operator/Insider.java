package org.chengxin.api.operator;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.chengxin.api.verification.EventDecoder;
import org.chengxin.api.views.TestViews;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewTables;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody who has the database, the keys and the source code, and rewrites a fact with everything that follows from it. */
final class Insider {

    private static final int EVENTS_MAX = 10_000;

    private final Tamper tamper;
    private final FilledLedger ledger;

    Insider(Tamper tamper, FilledLedger ledger) {
        this.tamper = tamper;
        this.ledger = ledger;
    }

    void rewrite() {
        long fact = tamper.anyNumber("""
                select position from ledger.readable_event
                 where type = 'credit.fact.recorded' and payload like '%罚款五千元%' order by 1
                """);
        tamper.run(
                "update ledger.event set payload = convert_to(replace(convert_from(payload, 'UTF8'), '罚款五千元',"
                        + " '不予处罚'), 'UTF8') where position = ?",
                fact);
        tamper.resealAll();
        tamper.execute("delete from ledger.snapshot");
        rebuildViews();
        tamper.resign("ledger", "ledger.event", ledger.keys());
        tamper.resign("disclosure_log", "disclosure_log.entry", ledger.keys());
    }

    private void rebuildViews() {
        SubjectKeys keys = ledger.parts().keys(tamper.dataSource());
        EventDecoder decoder = ledger.parts().decoder(keys);
        SealedLog log = new SealedLog(tamper.dataSource(), Suite.INTL);
        List<LedgerEvent> events = log.read(1, EVENTS_MAX).stream()
                .map(event -> new LedgerEvent(
                        new Stamp(
                                event.position(),
                                event.eventId(),
                                Instant.EPOCH
                                        .plus(event.recordedAtMicros(), ChronoUnit.MICROS)
                                        .truncatedTo(ChronoUnit.MILLIS)),
                        event.subjectId(),
                        decoder.decode(event)))
                .toList();
        tamper.execute("delete from disclosure_log.entry");
        tamper.execute("delete from disclosure_log.node");
        ViewTables tables = new ViewTables(
                tamper.jdbc(), new TransactionTemplate(new DataSourceTransactionManager(tamper.dataSource())));
        for (View view : ledger.parts().views(tamper.jdbc(), keys, log)) {
            TestViews.empty(tamper.jdbc(), view);
            tables.in(view, () -> view.apply(events));
        }
    }
}
