package org.chengxin.api.due;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Refusal;
import org.chengxin.ledger.profile.DueItem;
import org.chengxin.ledger.profile.DueItem.What;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the ledger said no to when the day had come: {@code schedule.refusal}. Each is tried again the next day. */
@Repository
class DueRefusals {

    private final JdbcClient jdbc;

    DueRefusals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Which item it is. */
    record Key(RecordId recordId, What what, int number) {
        static Key of(DueItem item) {
            return new Key(item.recordId(), item.what(), item.number());
        }
    }

    /** The last time it was tried, and why it was refused. */
    record Kept(LocalDate triedOn, String rule, Bilingual message) {}

    /** Of these items, those that were refused. */
    Map<Key, Kept> of(Collection<DueItem> items) {
        Map<Key, Kept> kept = new HashMap<>();
        jdbc.sql("select * from schedule.refusal where record_id = any(?)")
                .param(items.stream().map(item -> item.recordId().value()).toArray(String[]::new))
                .query((row, n) -> Map.entry(
                        new Key(
                                new RecordId(row.getString("record_id")),
                                What.valueOf(row.getString("what")),
                                row.getInt("number")),
                        new Kept(
                                row.getObject("tried_on", LocalDate.class),
                                row.getString("rule"),
                                new Bilingual(row.getString("message_zh"), row.getString("message_en")))))
                .list()
                .forEach(entry -> kept.put(entry.getKey(), entry.getValue()));
        return kept;
    }

    void keep(DueItem item, Refusal refusal, LocalDate today) {
        jdbc.sql("""
                        insert into schedule.refusal (record_id, what, number, tried_on, rule, message_zh, message_en)
                        values (?, ?, ?, ?, ?, ?, ?)
                        on conflict (record_id, what, number) do update
                           set tried_on = excluded.tried_on, rule = excluded.rule, message_zh = excluded.message_zh,
                               message_en = excluded.message_en
                        """)
                .params(
                        item.recordId().value(),
                        item.what().name(),
                        item.number(),
                        Date.valueOf(today),
                        refusal.rule(),
                        refusal.message().zh(),
                        refusal.message().en())
                .update();
    }

    void forget(DueItem item) {
        jdbc.sql("delete from schedule.refusal where record_id = ? and what = ? and number = ?")
                .params(item.recordId().value(), item.what().name(), item.number())
                .update();
    }
}
