package org.chengxin.projections.disclosure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.catalogue.Publicity;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.OfProtection;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.RepairAccepted;
import org.chengxin.ledger.credit.CreditEvent.RepairApplied;
import org.chengxin.ledger.credit.CreditEvent.RepairDeclined;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairRefused;
import org.chengxin.ledger.credit.CreditEvent.RepairReviewed;
import org.chengxin.ledger.credit.CreditEvent.RepairRevoked;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplementRequested;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplemented;
import org.chengxin.ledger.credit.CreditEvent.Restated;
import org.chengxin.ledger.credit.CreditEvent.ShieldEnded;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.disclosure.Disclosure;
import org.chengxin.ledger.disclosure.Disclosure.PublicSubject;
import org.chengxin.ledger.disclosure.PublicRecord;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.PersonalPatterns;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireJson;
import org.chengxin.projections.engine.LedgerEvent;
import org.chengxin.projections.engine.View;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Keeps {@code disclosure.record}: what {@link Disclosure} lets through today, and only that. A window that ends takes its
 * row along at the next sweep; readers check the date as well, so that midnight is exact.
 */
public final class DisclosureView implements View {

    private static final String UPSERT_SUBJECT = """
            insert into disclosure_work.subject (subject_id, kind, name, uscc) values (?, ?, ?, ?)
            on conflict (subject_id) do nothing
            """;
    private static final String UPSERT_RECORD = """
            insert into disclosure.record
                   (record_id, subject_id, subject_name, subject_uscc, subject_kind, type, decided_on, public_from,
                    public_until, position, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (record_id) do update
               set decided_on = excluded.decided_on, public_from = excluded.public_from,
                   public_until = excluded.public_until, position = excluded.position, body = excluded.body
            """;
    private static final String UPSERT_WINDOW = """
            insert into disclosure_work.record (record_id, type, open, public_from, public_until) values (?, ?, ?, ?, ?)
            on conflict (record_id) do update
               set open = excluded.open, public_from = excluded.public_from, public_until = excluded.public_until
            """;
    /** By the day of the revocation, not by what happens to stand in the public table today. */
    private static final String WITHDRAW = """
            insert into disclosure.withdrawal (record_id, type, withdrawn_on, ground, position)
            select w.record_id, w.type, e.day, e.ground, e.position
              from disclosure_work.record w, (values (?::date, ?, ?::bigint)) as e (day, ground, position)
             where w.record_id = ? and w.open and not w.repaired and not w.shielded
               and (w.public_from is null or w.public_from <= e.day)
               and (w.public_until is null or w.public_until >= e.day)
            on conflict (record_id) do nothing
            """;

    /** What hides one record, kept apart so that the end of the one does not undo the other. */
    private static final String REPAIRED = "update disclosure_work.record set repaired = ? where record_id = ?";

    private static final String SHIELDED = "update disclosure_work.record set shielded = ? where record_id = ?";
    private static final String PUT_ASIDE = """
            with gone as (delete from disclosure.record where record_id = ? returning *)
            insert into disclosure_work.withheld select * from gone
            """;
    private static final String BRING_BACK = """
            with back as (delete from disclosure_work.withheld where record_id = ? returning *)
            insert into disclosure.record select * from back
            """;
    private static final String IS_HIDDEN =
            "select repaired or shielded from disclosure_work.record where record_id = ?";

    /** What would be public is put aside while processing is restricted, so that it can come back as it was. */
    private static final String WITHHOLD = """
            with gone as (delete from disclosure.record where subject_id = ? returning *)
            insert into disclosure_work.withheld select * from gone
            """;

    private static final String SHOW_AGAIN = """
            with back as (delete from disclosure_work.withheld h using disclosure_work.record w
                           where h.subject_id = ? and w.record_id = h.record_id and not w.repaired and not w.shielded
                          returning h.*)
            insert into disclosure.record select * from back
            """;

    private static final String FORGET = "delete from disclosure_work.withheld where record_id = ?";
    private static final String REMOVE = "delete from disclosure.record where record_id = ?";

    private final JdbcTemplate jdbc;
    private final Catalogue catalogue;
    private final LedgerClock clock;
    private final DisclosureLog log;

    public DisclosureView(JdbcTemplate jdbc, Catalogue catalogue, LedgerClock clock, DisclosureLog log) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
        this.clock = clock;
        this.log = log;
    }

    @Override
    public String name() {
        return "disclosure";
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        writeSubjects(batch);
        Map<String, PublicSubject> subjects = subjects(batch);
        Map<RecordId, @Nullable Object[]> shown = new LinkedHashMap<>();
        List<RecordId> hidden = new ArrayList<>();
        Map<RecordId, @Nullable Object[]> windows = new LinkedHashMap<>();
        List<DisclosureChange> changes = new ArrayList<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof OfProtection step) {
                write(shown, hidden, windows);
                follow(step, event.stamp(), changes);
            }
            if (!(event.payload() instanceof OfRecord ofRecord)) {
                continue;
            }
            PublicSubject subject = subjects.get(ofRecord.subjectId().value());
            if (subject == null) {
                continue;
            }
            switch (ofRecord) {
                case FactRecorded e -> {
                    show(subject, e.recordId(), e.fact(), e.judgement(), false, event.stamp(), shown, hidden, windows);
                    changes.add(change(subject, e.recordId(), e.fact(), e.judgement(), false, event.stamp()));
                }
                case Restated e -> {
                    show(subject, e.recordId(), e.fact(), e.judgement(), true, event.stamp(), shown, hidden, windows);
                    changes.add(change(subject, e.recordId(), e.fact(), e.judgement(), true, event.stamp()));
                }
                case FactRevoked e -> {
                    write(shown, hidden, windows);
                    withdraw(e, event.stamp());
                    changes.add(new DisclosureChange.Hidden(
                            event.stamp().position(),
                            e.recordId(),
                            day(event.stamp()),
                            e.ground().name()));
                }
                case OfRepair e -> {
                    write(shown, hidden, windows);
                    follow(e, event.stamp(), changes);
                }
                case FactExpired e -> {
                    write(shown, hidden, windows);
                    hide(e.recordId(), REPAIRED, DisclosureLog.EXPIRED, event.stamp(), changes);
                }
            }
        }
        write(shown, hidden, windows);
        log.tell(changes);
    }

    @Override
    public void clear() {
        jdbc.execute("truncate disclosure.record, disclosure.withdrawal, disclosure_work.subject,"
                + " disclosure_work.record, disclosure_work.withheld");
    }

    /** Takes away what is public no longer today. Returns how many rows went. */
    public int sweep() {
        Date today = Date.valueOf(clock.today());
        jdbc.update("delete from disclosure_work.withheld where public_until < ?", today);
        return jdbc.update("delete from disclosure.record where public_until < ?", today);
    }

    /** A restricted archive takes no fact, so nothing can happen to what was put aside but that its window ends. */
    private void follow(OfProtection step, Stamp stamp, List<DisclosureChange> changes) {
        ArchiveState.broughtBy(step).ifPresent(state -> {
            switch (state) {
                case RESTRICTED -> {
                    jdbc.update(WITHHOLD, step.subjectId().value());
                    changes.add(new DisclosureChange.Withheld(stamp.position(), step.subjectId(), day(stamp)));
                }
                case OPEN -> {
                    jdbc.update(SHOW_AGAIN, step.subjectId().value());
                    changes.add(new DisclosureChange.Restored(stamp.position(), step.subjectId(), day(stamp)));
                }
                // Only archives of natural persons are erased, and those were never public.
                case ERASED -> {}
            }
        });
    }

    /** A repaired or shielded record is mended no more, so what was put aside is what comes back. */
    private void follow(OfRepair step, Stamp stamp, List<DisclosureChange> changes) {
        switch (step) {
            case RepairGranted e -> hide(e.recordId(), REPAIRED, DisclosureLog.REPAIRED, stamp, changes);
            case RepairShielded e -> hide(e.recordId(), SHIELDED, DisclosureLog.SHIELDED, stamp, changes);
            case RepairRevoked e -> bringBack(e.recordId(), REPAIRED, stamp, changes);
            case ShieldEnded e -> bringBack(e.recordId(), SHIELDED, stamp, changes);
            case RepairApplied e -> {}
            case RepairSupplementRequested e -> {}
            case RepairSupplemented e -> {}
            case RepairAccepted e -> {}
            case RepairDeclined e -> {}
            case RepairReviewed e -> {}
            case RepairRefused e -> {}
        }
    }

    private void hide(RecordId recordId, String flag, String ground, Stamp stamp, List<DisclosureChange> changes) {
        jdbc.update(flag, true, recordId.value());
        jdbc.update(PUT_ASIDE, recordId.value());
        changes.add(new DisclosureChange.Hidden(stamp.position(), recordId, day(stamp), ground));
    }

    private void bringBack(RecordId recordId, String flag, Stamp stamp, List<DisclosureChange> changes) {
        jdbc.update(flag, false, recordId.value());
        if (jdbc.queryForList(IS_HIDDEN, Boolean.class, recordId.value()).contains(false)) {
            jdbc.update(BRING_BACK, recordId.value());
            changes.add(new DisclosureChange.Returned(stamp.position(), recordId, day(stamp)));
        }
    }

    private void show(
            PublicSubject subject,
            RecordId recordId,
            Fact fact,
            Judgement judgement,
            boolean corrected,
            Stamp stamp,
            Map<RecordId, @Nullable Object[]> shown,
            List<RecordId> hidden,
            Map<RecordId, @Nullable Object[]> windows) {
        windows.put(recordId, window(recordId, fact, judgement.publicity()));
        Optional<PublicRecord> open =
                Disclosure.of(subject, recordId, fact, judgement, false, corrected, catalogue, clock.today());
        if (open.isPresent()) {
            shown.put(recordId, row(open.get(), stamp));
            hidden.remove(recordId);
        } else {
            shown.remove(recordId);
            hidden.add(recordId);
        }
    }

    /**
     * What the log is told of a record: by the day it was recorded, not by today, so that a view that is built again years
     * later tells the same. A window that lies ahead is told of as well; one that was over is not.
     */
    private DisclosureChange change(
            PublicSubject subject, RecordId recordId, Fact fact, Judgement judgement, boolean corrected, Stamp stamp) {
        LocalDate recorded = day(stamp);
        LocalDate from = judgement.publicity().from();
        LocalDate probe = from != null && from.isAfter(recorded) ? from : recorded;
        return Disclosure.of(subject, recordId, fact, judgement, false, corrected, catalogue, probe)
                .<DisclosureChange>map(content -> new DisclosureChange.Shown(stamp.position(), content))
                .orElseGet(() -> new DisclosureChange.Hidden(
                        stamp.position(), recordId, recorded, DisclosureLog.NO_LONGER_PUBLIC));
    }

    private static LocalDate day(Stamp stamp) {
        return LocalDate.ofInstant(stamp.recordedAt(), LedgerClock.ZONE);
    }

    private void write(
            Map<RecordId, @Nullable Object[]> shown, List<RecordId> hidden, Map<RecordId, @Nullable Object[]> windows) {
        jdbc.batchUpdate(
                REMOVE, hidden.stream().map(id -> new Object[] {id.value()}).toList());
        jdbc.batchUpdate(UPSERT_RECORD, List.copyOf(shown.values()));
        jdbc.batchUpdate(UPSERT_WINDOW, List.copyOf(windows.values()));
        shown.clear();
        hidden.clear();
        windows.clear();
    }

    private void withdraw(FactRevoked e, Stamp stamp) {
        jdbc.update(
                WITHDRAW,
                Date.valueOf(day(stamp)),
                e.ground().name(),
                stamp.position(),
                e.recordId().value());
        jdbc.update(REMOVE, e.recordId().value());
        jdbc.update(FORGET, e.recordId().value());
    }

    private void writeSubjects(List<LedgerEvent> batch) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof SubjectRegistered e && !e.kind().isNaturalPerson()) {
                String uscc = e.identifiers().stream()
                        .filter(i -> i.scheme() == IdentifierScheme.USCC)
                        .map(Identifier::open)
                        .findFirst()
                        .orElse(null);
                rows.add(new @Nullable Object[] {
                    e.subjectId().value(),
                    e.kind().name(),
                    PersonalPatterns.mask(e.name().value()),
                    uscc
                });
            }
        }
        jdbc.batchUpdate(UPSERT_SUBJECT, rows);
    }

    private Map<String, PublicSubject> subjects(List<LedgerEvent> batch) {
        Set<String> ids = batch.stream()
                .filter(event -> event.payload() instanceof OfRecord)
                .map(event -> ((OfRecord) event.payload()).subjectId().value())
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .query(
                        "select * from disclosure_work.subject where subject_id = any(?)",
                        (row, n) -> new PublicSubject(
                                new org.chengxin.ledger.subject.SubjectId(row.getString("subject_id")),
                                SubjectKind.valueOf(row.getString("kind")),
                                row.getString("name"),
                                row.getString("uscc")),
                        (Object) ids.toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(s -> s.subjectId().value(), s -> s));
    }

    private static @Nullable Object[] row(PublicRecord r, Stamp stamp) {
        return new @Nullable Object[] {
            r.recordId().value(),
            r.subjectId().value(),
            r.subjectName(),
            r.subjectUscc(),
            r.subjectKind().name(),
            r.type(),
            Date.valueOf(r.decidedOn()),
            date(r.publicity().from()),
            date(r.publicity().until()),
            stamp.position(),
            WireJson.mapper().writeValueAsString(r)
        };
    }

    private static @Nullable Object[] window(RecordId recordId, Fact fact, Publicity publicity) {
        return new @Nullable Object[] {
            recordId.value(),
            fact.type(),
            publicity.level() == DisclosureLevel.PUBLIC,
            date(publicity.from()),
            date(publicity.until())
        };
    }

    private static @Nullable Date date(@Nullable LocalDate date) {
        return date == null ? null : Date.valueOf(date);
    }
}
