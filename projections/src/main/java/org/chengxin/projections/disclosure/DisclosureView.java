package org.chengxin.projections.disclosure;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.FactExempted;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactReinstated;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.OfProtection;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.RecordTakenOver;
import org.chengxin.ledger.credit.CreditEvent.RemedyNoted;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.Restated;
import org.chengxin.ledger.credit.CreditEvent.StatementGiven;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.MatterEvent;
import org.chengxin.ledger.credit.ObjectionEvent;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.disclosure.Disclosure;
import org.chengxin.ledger.disclosure.Disclosure.PublicSubject;
import org.chengxin.ledger.disclosure.PublicRecord;
import org.chengxin.ledger.disclosure.PublicSuccession;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.PersonalPatterns;
import org.chengxin.ledger.subject.SubjectId;
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
            insert into subject (subject_id, kind, name, uscc) values (?, ?, ?, ?)
            on conflict (subject_id) do nothing
            """;
    private static final String UPSERT_RECORD = """
            insert into record
                   (record_id, subject_id, subject_name, subject_uscc, subject_kind, type, decided_on, public_from,
                    public_until, position, body)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (record_id) do update
               set decided_on = excluded.decided_on, public_from = excluded.public_from,
                   public_until = excluded.public_until, position = excluded.position, body = excluded.body
            """;
    private static final String UPSERT_WINDOW = """
            insert into outline
                   (record_id, type, open, public_from, public_until, disputed, withheld, repaired, exempt,
                    shielded, content)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
            on conflict (record_id) do update
               set open = excluded.open, public_from = excluded.public_from, public_until = excluded.public_until,
                   disputed = excluded.disputed, withheld = excluded.withheld, repaired = excluded.repaired,
                   exempt = excluded.exempt, shielded = excluded.shielded, content = excluded.content
            """;
    /** By the day of the revocation, not by what happens to stand in the public table today. */
    private static final String WITHDRAW = """
            insert into withdrawal (record_id, type, withdrawn_on, ground, position)
            select w.record_id, w.type, e.day, e.ground, e.position
              from outline w, (values (?::date, ?, ?::bigint)) as e (day, ground, position)
             where w.record_id = ? and w.open and not w.repaired and not w.exempt and not w.shielded
               and (w.public_from is null or w.public_from <= e.day)
               and (w.public_until is null or w.public_until >= e.day)
            on conflict (record_id) do nothing
            """;

    /** What would be public is put aside while processing is restricted, so that it can come back as it was. */
    private static final String WITHHOLD = """
            with gone as (delete from record where subject_id = ? returning *)
            insert into withheld select * from gone
            """;

    private static final String SHOW_AGAIN = """
            with back as (delete from withheld where subject_id = ? returning *)
            insert into record select * from back
            """;

    private static final String REMOVE = "delete from record where record_id = ?";

    private final JdbcTemplate jdbc;
    private final Catalogues catalogues;
    private final LedgerClock clock;
    private final DisclosureLog log;
    private final PublicMatters matters;

    public DisclosureView(JdbcTemplate jdbc, Catalogues catalogues, LedgerClock clock, DisclosureLog log) {
        this.jdbc = jdbc;
        this.catalogues = catalogues;
        this.clock = clock;
        this.log = log;
        this.matters = new PublicMatters(jdbc, catalogues);
    }

    @Override
    public String name() {
        return "disclosure";
    }

    @Override
    public List<String> schemas() {
        return List.of("disclosure", "disclosure_work");
    }

    /** The log of disclosure is told in the order of the ledger. */
    @Override
    public int segmentsMax() {
        return 1;
    }

    /** So does the log of disclosure, which is signed. */
    @Override
    public boolean outlivesItself() {
        return true;
    }

    @Override
    public void apply(List<LedgerEvent> batch) {
        writeSubjects(batch);
        Map<String, PublicSubject> subjects = subjects(batch);
        Map<RecordId, Outline> outlines = outlines(batch);
        Map<RecordId, @Nullable Object[]> shown = new LinkedHashMap<>();
        List<RecordId> hidden = new ArrayList<>();
        Map<RecordId, @Nullable Object[]> windows = new LinkedHashMap<>();
        List<DisclosureChange> changes = new ArrayList<>();
        for (LedgerEvent event : batch) {
            if (event.payload() instanceof OfProtection step) {
                write(shown, hidden, windows);
                follow(step, event.stamp(), changes);
            }
            if (event.payload() instanceof SubjectSucceeded e) {
                succeed(e, event.stamp(), subjects);
            }
            if (event.payload() instanceof MatterEvent e) {
                matters.take(e, subjects.get(e.subjectId().value()), event.stamp());
            }
            if (!(event.payload() instanceof OfRecord ofRecord)) {
                continue;
            }
            PublicSubject subject = subjects.get(ofRecord.subjectId().value());
            if (subject == null) {
                continue;
            }
            Outline before = outlines.get(ofRecord.recordId());
            Stamp stamp = event.stamp();
            switch (ofRecord) {
                case FactRecorded e ->
                    show(
                            Outline.of(
                                    subject, e.recordId(), e.fact(), e.judgement(), false, null, under(e.judgement())),
                            stamp,
                            outlines,
                            shown,
                            hidden,
                            windows,
                            changes);
                case Restated e ->
                    show(
                            Outline.of(
                                    subject, e.recordId(), e.fact(), e.judgement(), true, before, under(e.judgement())),
                            stamp,
                            outlines,
                            shown,
                            hidden,
                            windows,
                            changes);
                case FactRevoked e -> {
                    write(shown, hidden, windows);
                    withdraw(e.recordId(), e.ground(), stamp, changes);
                    if (before != null) {
                        outlines.put(e.recordId(), before.revoked());
                        windows.put(e.recordId(), before.revoked().row());
                    }
                }
                case ObjectionEvent e -> {
                    Outline after = before == null ? null : before.after(e);
                    if (after == null || after.equals(before)) {
                        continue;
                    }
                    if (after.withheld()) {
                        write(shown, hidden, windows);
                        withdraw(e.recordId(), RevocationGround.OBJECTION_UPHELD, stamp, changes);
                        outlines.put(e.recordId(), after);
                        windows.put(e.recordId(), after.row());
                    } else {
                        show(after, stamp, outlines, shown, hidden, windows, changes);
                    }
                }
                case OfRepair e -> {
                    if (before != null && !before.after(e).equals(before)) {
                        String ground = e instanceof RepairGranted ? DisclosureLog.REPAIRED : DisclosureLog.SHIELDED;
                        show(before.after(e), ground, stamp, outlines, shown, hidden, windows, changes);
                    }
                }
                case FactExpired e -> {
                    if (before != null) {
                        show(before.expired(), DisclosureLog.EXPIRED, stamp, outlines, shown, hidden, windows, changes);
                    }
                }
                case FactExempted e -> {
                    if (before != null) {
                        show(
                                before.exempt(true),
                                DisclosureLog.EXEMPTED,
                                stamp,
                                outlines,
                                shown,
                                hidden,
                                windows,
                                changes);
                    }
                }
                case FactReinstated e -> {
                    if (before != null) {
                        show(before.exempt(false), stamp, outlines, shown, hidden, windows, changes);
                    }
                }
                case RemedyNoted e -> {}
                case StatementGiven e -> {}
                case RecordTakenOver e -> {}
                case CreditEvent.DeadlinePassed e -> {}
            }
        }
        write(shown, hidden, windows);
        log.tell(changes);
    }

    private Catalogue under(Judgement judgement) {
        return catalogues.version(judgement.catalogueVersion());
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
                    matters.withhold(step.subjectId());
                    changes.add(new DisclosureChange.Withheld(stamp.position(), step.subjectId(), day(stamp)));
                }
                case OPEN -> {
                    jdbc.update(SHOW_AGAIN, step.subjectId().value());
                    matters.showAgain(step.subjectId());
                    changes.add(new DisclosureChange.Restored(stamp.position(), step.subjectId(), day(stamp)));
                }
                // Only archives of natural persons are erased, and those were never public.
                case ERASED -> {}
            }
        });
    }

    private void show(
            Outline outline,
            Stamp stamp,
            Map<RecordId, Outline> outlines,
            Map<RecordId, @Nullable Object[]> shown,
            List<RecordId> hidden,
            Map<RecordId, @Nullable Object[]> windows,
            List<DisclosureChange> changes) {
        show(outline, DisclosureLog.NO_LONGER_PUBLIC, stamp, outlines, shown, hidden, windows, changes);
    }

    /** @param ground why, if it is not public from now on */
    private void show(
            Outline outline,
            String ground,
            Stamp stamp,
            Map<RecordId, Outline> outlines,
            Map<RecordId, @Nullable Object[]> shown,
            List<RecordId> hidden,
            Map<RecordId, @Nullable Object[]> windows,
            List<DisclosureChange> changes) {
        RecordId recordId = outline.recordId();
        outlines.put(recordId, outline);
        windows.put(recordId, outline.row());
        Optional<PublicRecord> open = outline.on(clock.today());
        if (open.isPresent()) {
            shown.put(recordId, row(open.get(), stamp));
            hidden.remove(recordId);
        } else {
            shown.remove(recordId);
            hidden.add(recordId);
        }
        changes.add(change(outline, ground, stamp));
    }

    /**
     * What the log is told of a record: by the day it was recorded, not by today, so that a view that is built again years
     * later tells the same. A window that lies ahead is told of as well; one that was over is not.
     */
    private static DisclosureChange change(Outline outline, String ground, Stamp stamp) {
        LocalDate recorded = day(stamp);
        LocalDate from = outline.publicFrom();
        LocalDate probe = from != null && from.isAfter(recorded) ? from : recorded;
        return outline.on(probe)
                .<DisclosureChange>map(content -> new DisclosureChange.Shown(stamp.position(), content))
                .orElseGet(() -> new DisclosureChange.Hidden(stamp.position(), outline.recordId(), recorded, ground));
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

    private void withdraw(RecordId recordId, RevocationGround ground, Stamp stamp, List<DisclosureChange> changes) {
        jdbc.update(WITHDRAW, Date.valueOf(day(stamp)), ground.name(), stamp.position(), recordId.value());
        jdbc.update(REMOVE, recordId.value());
        changes.add(new DisclosureChange.Hidden(stamp.position(), recordId, day(stamp), ground.name()));
    }

    /** What is known of the records of a batch that were there before it. */
    private Map<RecordId, Outline> outlines(List<LedgerEvent> batch) {
        String[] ids = batch.stream()
                .filter(event -> event.payload() instanceof OfRecord && !(event.payload() instanceof FactRecorded))
                .map(event -> ((OfRecord) event.payload()).recordId().value())
                .distinct()
                .toArray(String[]::new);
        Map<RecordId, Outline> outlines = new HashMap<>();
        if (ids.length > 0) {
            jdbc.query("select * from outline where record_id = any(?)", Outline.MAPPER, (Object) ids)
                    .forEach(outline -> outlines.put(outline.recordId(), outline));
        }
        return outlines;
    }

    /** What is decided from its day on bears the new name; what was decided before keeps the one of its day. */
    private void succeed(SubjectSucceeded event, Stamp stamp, Map<String, PublicSubject> subjects) {
        PublicSubject subject = subjects.get(event.subjectId().value());
        Optional<PublicSuccession> told = subject == null ? Optional.empty() : Disclosure.of(subject, event);
        if (told.isEmpty() || subject == null) {
            return;
        }
        PublicSuccession succession = told.get();
        jdbc.update(
                "insert into succession (position, subject_id, uscc, effective_on, body)"
                        + " values (?, ?, ?, ?, ?::jsonb)",
                stamp.position(),
                subject.subjectId().value(),
                subject.uscc(),
                Date.valueOf(succession.effectiveOn()),
                WireJson.mapper().writeValueAsString(succession));
        jdbc.batchUpdate(
                "insert into heir (position, uscc) values (?, ?)",
                succession.successors().stream()
                        .map(heir -> new Object[] {stamp.position(), heir.uscc()})
                        .toList());
        String newName = succession.newName();
        if (newName != null) {
            jdbc.update(
                    "update subject set name = ? where subject_id = ?",
                    newName,
                    subject.subjectId().value());
            subjects.put(subject.subjectId().value(), subject.renamed(newName, succession.effectiveOn()));
        }
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
        String[] ids = batch.stream()
                .map(LedgerEvent::payload)
                .filter(event ->
                        event instanceof OfRecord || event instanceof SubjectSucceeded || event instanceof MatterEvent)
                .map(event -> ((CreditEvent) event).subjectId().value())
                .distinct()
                .toArray(String[]::new);
        Map<String, PublicSubject> subjects = new HashMap<>();
        if (ids.length > 0) {
            jdbc.query(
                            "select * from subject where subject_id = any(?)",
                            (row, n) -> new PublicSubject(
                                    new SubjectId(row.getString("subject_id")),
                                    SubjectKind.valueOf(row.getString("kind")),
                                    row.getString("name"),
                                    row.getString("uscc")),
                            (Object) ids)
                    .forEach(subject -> subjects.put(subject.subjectId().value(), subject));
            jdbc.query(
                            "select body from succession where subject_id = any(?) order by position",
                            (row, n) -> WireJson.mapper().readValue(row.getString("body"), PublicSuccession.class),
                            (Object) ids)
                    .forEach(succession -> subjects.computeIfPresent(
                            succession.subjectId().value(), (id, subject) -> renamed(subject, succession)));
        }
        return subjects;
    }

    /** The table has the last name already. */
    private static PublicSubject renamed(PublicSubject subject, PublicSuccession succession) {
        return succession.newName() == null
                ? subject
                : new PublicSubject(
                                subject.subjectId(),
                                subject.kind(),
                                succession.formerName(),
                                subject.uscc(),
                                subject.renamed())
                        .renamed(subject.name(), succession.effectiveOn());
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

    static @Nullable Date date(@Nullable LocalDate date) {
        return date == null ? null : Date.valueOf(date);
    }
}
