package org.chengxin.projections.due;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.chengxin.ledger.profile.DueItem;
import org.chengxin.ledger.profile.DueItem.What;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads what falls due, by day. */
public final class DueReader {

    private static final String[] AUTOMATIC = Arrays.stream(What.values())
            .filter(What::isAutomatic)
            .map(What::name)
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    public DueReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What the ledger itself has to do, because its last day is before {@code today}; the oldest first.
     *
     * @param after the last item of the page before; absent for the first
     */
    public List<DueItem> automatic(LocalDate today, @Nullable DueItem after, int limit) {
        return jdbc.sql("""
                        select * from due.item
                         where open and last_day < :today and what = any(:automatic)
                           and (:day::date is null
                                or (last_day, record_id, what, number) > (:day::date, :record, :what, :number))
                         order by last_day, record_id, what, number limit :limit
                        """)
                .param("today", today)
                .param("automatic", AUTOMATIC)
                .param("day", after == null ? null : after.lastDay())
                .param("record", after == null ? "" : after.recordId().value())
                .param("what", after == null ? "" : after.what().name())
                .param("number", after == null ? 0 : after.number())
                .param("limit", limit)
                .query(DueRows.ITEM)
                .list();
    }

    /** What people have to do, is open, had its last day before {@code today}, and is not noted; the oldest first. */
    public List<DueItem> passed(LocalDate today, int limit) {
        return jdbc.sql("""
                        select * from due.item
                         where open and last_day < :today and not what = any(:automatic)
                           and noted is distinct from last_day
                         order by last_day, record_id, what, number limit :limit
                        """)
                .param("today", today)
                .param("automatic", AUTOMATIC)
                .param("limit", limit)
                .query(DueRows.ITEM)
                .list();
    }

    /** By the calendars of which versions of the catalogue the clocks of open objections count, the oldest first. */
    public List<Integer> calendarsCountedBy() {
        return jdbc.sql("""
                        select distinct (objection ->> 'countedBy')::int as version
                          from due.item where open and objection is not null order by version
                        """).query(Integer.class).list();
    }

    /** Open objections whose clocks count by the calendar of version {@code version}. */
    public List<DueItem> countedBy(int version, int limit) {
        return jdbc.sql("""
                        select * from due.item
                         where open and (objection ->> 'countedBy')::int = ?
                         order by record_id, what, number limit ?
                        """).params(version, limit).query(DueRows.ITEM).list();
    }

    /** What is open and has its last day in these days, both included; the oldest first. */
    public List<DueItem> between(LocalDate from, LocalDate until, int limit) {
        return jdbc.sql("""
                        select * from due.item
                         where open and last_day between ? and ?
                         order by last_day, record_id, what, number limit ?
                        """).params(from, until, limit).query(DueRows.ITEM).list();
    }

    /** What is open and had its last day before {@code today}; the oldest first. */
    public List<DueItem> overdue(LocalDate today, int limit) {
        return jdbc.sql("""
                        select * from due.item
                         where open and last_day < ?
                         order by last_day, record_id, what, number limit ?
                        """).params(today, limit).query(DueRows.ITEM).list();
    }
}
