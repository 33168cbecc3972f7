package org.chengxin.api.verification;

import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Wording;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Whether the log of disclosure says what the ledger's events give, line by line. Its tree shows that no line was changed since
 * it was signed; this shows that what was signed is true. Needs the views built once more, which tell it anew in the scratch
 * database, and so comes after {@link ViewsCheck}.
 */
public final class DisclosureLogCheck implements OperatorCheck {

    /** The entry without its position, which is another wherever an event was told of more than once. */
    private static final String LINES = """
            (select e.source_position, e.record_id, e.subject_id, e.salt, e.telling,
                    overlay(e.entry placing '\\x0000000000000000'::bytea from 2 for 8) as entry,
                    row_number() over of_event as number, count(*) over of_event as times
               from disclosure_log.entry e
             window of_event as (partition by e.source_position, e.record_id order by e.telling
                                 rows between unbounded preceding and unbounded following)) as line
            """;

    private static final List<String> KEY = List.of("source_position", "record_id");
    private static final List<String> COLUMNS = List.of("subject_id", "salt", "entry");

    private static final String TELLINGS =
            "select source_position, record_id from " + LINES + " where telling <> number - 1 order by 1, 2";

    private final JdbcTemplate scratch;
    private final TransactionTemplate transaction;

    public DisclosureLogCheck(JdbcTemplate scratch, TransactionTemplate transaction) {
        this.scratch = scratch;
        this.transaction = transaction;
    }

    @Override
    public void finish(Moment moment, Report report) {
        Found found = new Found();
        Rows last = new Rows("disclosure_log.entry", LINES, KEY, COLUMNS, newest(seen(moment)));
        long same = Objects.requireNonNull(
                transaction.execute(status -> new TableComparison(last, found).run(moment.jdbc(), scratch)));
        moment.jdbc().query(TELLINGS, row -> {
            found.add(
                    "disclosure_log.entry " + row.getLong(1) + "/" + row.getString(2),
                    "telling",
                    new Wording("不是此事件的第几次公示", "does not count how often this event was told of"));
        });
        found.report(
                report,
                new Wording(
                        "公示日志的 " + same + " 行与账本一致", same + " lines of the log of disclosure are what the log gives"));
    }

    /** The last word about each event that the view has seen; after a change of the rules there is more than one. */
    private static String newest(long seen) {
        return "number = times and source_position <= " + seen;
    }

    private static long seen(Moment moment) {
        return Objects.requireNonNull(moment.jdbc()
                .queryForObject(
                        "select coalesce(max(position), 0) from projection.position where view = 'disclosure' and target = 'LIVE'",
                        Long.class));
    }
}
