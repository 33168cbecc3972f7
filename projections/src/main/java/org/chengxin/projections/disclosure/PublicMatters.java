package org.chengxin.projections.disclosure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.disclosure.Disclosure;
import org.chengxin.ledger.disclosure.Disclosure.PublicSubject;
import org.chengxin.ledger.disclosure.PublicMatter;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Keeps {@code disclosure.matter}: what {@link Disclosure} lets through of measures and lists. */
final class PublicMatters {

    private static final String UPSERT = """
            insert into matter (subject_id, mechanism, number, subject_uscc, public_until, position, body)
            values (?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (subject_id, mechanism, number) do update
               set public_until = excluded.public_until, position = excluded.position, body = excluded.body
            """;

    private static final String REMOVE = "delete from matter where subject_id = ? and mechanism = ? and number = ?";

    private static final String FIND = "select body from matter where subject_id = ? and mechanism = ? and number = ?";

    private static final String WITHHOLD = """
            with gone as (delete from matter where subject_id = ? returning *)
            insert into withheld_matter select * from gone
            """;

    private static final String SHOW_AGAIN = """
            with back as (delete from withheld_matter where subject_id = ? returning *)
            insert into matter select * from back
            """;

    private final JdbcTemplate jdbc;
    private final Catalogues catalogues;

    PublicMatters(JdbcTemplate jdbc, Catalogues catalogues) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
    }

    /** @param subject absent of a natural person */
    void take(MatterEvent event, @Nullable PublicSubject subject, Stamp stamp) {
        Mechanism mechanism = event.move().mechanism();
        if (subject == null || (mechanism != Mechanism.MEASURE && mechanism != Mechanism.LISTING)) {
            return;
        }
        Object[] key = {event.subjectId().value(), mechanism.name(), event.matter()};
        List<PublicMatter> before =
                jdbc.query(FIND, (row, n) -> WireJson.mapper().readValue(row.getString(1), PublicMatter.class), key);
        Optional<PublicMatter> shown = Disclosure.of(
                subject,
                before.stream().findFirst().orElse(null),
                event,
                catalogues.version(event.catalogueVersion()),
                LocalDate.ofInstant(stamp.recordedAt(), LedgerClock.ZONE));
        if (shown.isPresent()) {
            write(shown.get(), stamp);
        } else {
            jdbc.update(REMOVE, key);
        }
    }

    private void write(PublicMatter matter, Stamp stamp) {
        LocalDate until = matter.until();
        jdbc.update(
                UPSERT,
                matter.subjectId().value(),
                matter.mechanism().name(),
                matter.number(),
                matter.subjectUscc(),
                until == null ? null : Date.valueOf(until),
                stamp.position(),
                WireJson.mapper().writeValueAsString(matter));
    }

    /** A restricted archive takes no step, so that what was put aside comes back as it was. */
    void withhold(SubjectId id) {
        jdbc.update(WITHHOLD, id.value());
    }

    void showAgain(SubjectId id) {
        jdbc.update(SHOW_AGAIN, id.value());
    }
}
