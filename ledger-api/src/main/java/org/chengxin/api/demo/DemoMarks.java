package org.chengxin.api.demo;

import java.sql.Date;
import java.time.LocalDate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Remembers over restarts how far each step is. */
@Repository
class DemoMarks {

    private final JdbcClient jdbc;

    DemoMarks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The day the data is drawn up for: that of the first load, which is {@code today} if there was none. */
    LocalDate asOf(LocalDate today) {
        return jdbc.sql("select min(as_of) from demo.progress")
                .query((row, n) -> row.getObject(1, LocalDate.class))
                .optional()
                .orElse(today);
    }

    /** How much of a step is done; nothing if the step was of another size then. */
    int done(String step, int total) {
        return jdbc.sql("select done from demo.progress where step = ? and total = ?")
                .params(step, total)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    void mark(String step, int done, int total, LocalDate asOf) {
        jdbc.sql("""
                        insert into demo.progress (step, done, total, as_of) values (?, ?, ?, ?)
                        on conflict (step) do update set done = excluded.done, total = excluded.total
                        """).params(step, done, total, Date.valueOf(asOf)).update();
    }
}
