package org.chengxin.projections.disclosure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.disclosure.DisclosureEntry;
import org.chengxin.ledger.disclosure.PublicMatter;
import org.chengxin.ledger.disclosure.PublicRecord;
import org.chengxin.ledger.disclosure.PublicSuccession;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what is public today, from the public schema alone. */
public final class DisclosureReader {

    /** Rows fetched at a time when everything is streamed out. */
    private static final int PAGE_ROWS = 1000;

    private static final String PUBLIC_TODAY = "(public_until is null or public_until >= :today)";
    private static final RowMapper<Published> PUBLISHED = (row, n) -> new Published(
            WireJson.mapper().readValue(row.getString("body"), PublicRecord.class), row.getLong("position"));

    private static final RowMapper<PublicSuccession> SUCCESSION =
            (row, n) -> WireJson.mapper().readValue(row.getString("body"), PublicSuccession.class);

    private final JdbcClient jdbc;
    private final LedgerClock clock;

    public DisclosureReader(JdbcClient jdbc, LedgerClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A public record and the position at which it last changed. */
    public record Published(PublicRecord record, long position) {}

    /** That a record was public once and was revoked. */
    public record Withdrawal(
            RecordId recordId, String type, LocalDate withdrawnOn, RevocationGround ground, long position) {}

    /**
     * What the public asks for; absent parts do not matter.
     *
     * @param text name of a body from its beginning, or its unified social credit code
     */
    public record Query(
            @Nullable String text,
            @Nullable String type,
            @Nullable String uscc) {}

    public Optional<Published> record(RecordId id) {
        return jdbc.sql("select * from disclosure.record where record_id = :id and " + PUBLIC_TODAY)
                .param("id", id.value())
                .param("today", Date.valueOf(clock.today()))
                .query(PUBLISHED)
                .optional();
    }

    public Optional<Withdrawal> withdrawal(RecordId id) {
        return jdbc.sql("select * from disclosure.withdrawal where record_id = ?")
                .param(id.value())
                .query((row, n) -> new Withdrawal(
                        new RecordId(row.getString("record_id")),
                        row.getString("type"),
                        row.getObject("withdrawn_on", LocalDate.class),
                        RevocationGround.valueOf(row.getString("ground")),
                        row.getLong("position")))
                .optional();
    }

    /** Measures that apply to the body with this code today and lists it is on, the newest first. */
    public List<PublicMatter> matters(String uscc, int limit) {
        return jdbc.sql("""
                        select body from disclosure.matter
                         where subject_uscc = :uscc and (public_until is null or public_until >= :today)
                         order by position desc limit :limit
                        """)
                .param("uscc", uscc)
                .param("today", Date.valueOf(clock.today()))
                .param("limit", limit)
                .query((row, n) -> WireJson.mapper().readValue(row.getString("body"), PublicMatter.class))
                .list();
    }

    /** What became of bodies whose name once began with {@code name}, the latest first. */
    public List<PublicSuccession> formerlyCalled(String name, int limit) {
        return jdbc.sql("""
                        select body from disclosure.succession where body ->> 'formerName' like ?
                         order by position desc limit ?
                        """).params(escape(name) + "%", limit).query(SUCCESSION).list();
    }

    /** What became of the body with this code, the earliest first. */
    public List<PublicSuccession> successions(String uscc, int limit) {
        return jdbc.sql("select body from disclosure.succession where uscc = ? order by effective_on, position limit ?")
                .params(uscc, limit)
                .query(SUCCESSION)
                .list();
    }

    /** The successions in which the body with this code took over, the earliest first. */
    public List<PublicSuccession> tookOver(String uscc, int limit) {
        return jdbc.sql("""
                        select body from disclosure.succession
                         where position in (select position from disclosure.heir where uscc = ?)
                         order by effective_on, position limit ?
                        """).params(uscc, limit).query(SUCCESSION).list();
    }

    /** Lines of the log of disclosure behind {@code after}, in its order. */
    public List<DisclosureEntry> changes(long after, int limit) {
        return jdbc.sql("select entry from disclosure_log.entry where position > ? order by position limit ?")
                .param(after)
                .param(limit)
                .query((row, n) -> DisclosureEntry.decode(row.getBytes("entry")))
                .list();
    }

    /** Newest first, from before position {@code before}. */
    public List<Published> find(Query query, long before, int limit) {
        return select(query, before, "order by position desc limit " + limit).list();
    }

    /** Everything public that fits, newest first, page by page, so that memory stays flat however much there is. */
    public void forEach(Query query, Consumer<Published> taker) {
        long before = Long.MAX_VALUE;
        for (List<Published> page = find(query, before, PAGE_ROWS);
                !page.isEmpty();
                page = find(query, before, PAGE_ROWS)) {
            page.forEach(taker);
            before = page.getLast().position();
        }
    }

    private JdbcClient.MappedQuerySpec<Published> select(Query query, long before, String tail) {
        String text = query.text() == null || query.text().isBlank()
                ? null
                : query.text().strip();
        return jdbc.sql("select * from disclosure.record where position < :before and " + PUBLIC_TODAY
                        + " and (:text::text is null or subject_uscc = upper(:text) or subject_name like :prefix)"
                        + " and (:type::text is null or type = :type) and (:uscc::text is null or subject_uscc = :uscc) "
                        + tail)
                .param("before", before)
                .param("today", Date.valueOf(clock.today()))
                .param("text", text)
                .param("prefix", text == null ? null : escape(text) + "%")
                .param("type", query.type())
                .param("uscc", query.uscc())
                .query(PUBLISHED);
    }

    private static String escape(String prefix) {
        return prefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
