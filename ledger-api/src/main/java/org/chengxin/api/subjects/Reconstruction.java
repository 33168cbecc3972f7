package org.chengxin.api.subjects;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.chengxin.api.paging.Cursor;
import org.chengxin.api.paging.Page;
import org.chengxin.api.problem.ProblemException;
import org.chengxin.api.problem.Problems;
import org.chengxin.api.records.Archive;
import org.chengxin.api.records.RecordRead;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.Validity;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.LookUpResult;
import org.chengxin.ledger.usage.UsageEvent;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.past.PastReader;
import org.chengxin.projections.past.PastReader.Moment;
import org.chengxin.projections.past.PastSubject;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.chengxin.projections.usage.UsageEntry;
import org.chengxin.projections.usage.UsageReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The archive as it stood at a point of the ledger, and what held on a civil date (时点还原). For those who decide about archives,
 * who audit them and whom they are about; nobody sees more of the past than of the present.
 */
@Component
class Reconstruction {

    private static final Set<Role> READERS =
            EnumSet.of(Role.OFFICE, Role.REVIEWER, Role.AUDITOR, Role.SUBJECT, Role.SYSTEM);

    /** Records whose changes are told at once. */
    private static final int CHANGED_RECORDS_MAX = 200;

    /** Look-ups that are told at once. */
    private static final int READERS_MAX = 200;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final PastReader past;
    private final Archive archive;
    private final ViewPositions viewPositions;
    private final UsageReader usages;
    private final LedgerClock clock;

    Reconstruction(
            PastReader past, Archive archive, ViewPositions viewPositions, UsageReader usages, LedgerClock clock) {
        this.past = past;
        this.archive = archive;
        this.viewPositions = viewPositions;
        this.usages = usages;
        this.clock = clock;
    }

    /**
     * A page of the profile as it was.
     *
     * @param at a position of the ledger, an instant (ISO 8601 with its offset) or a civil date, which means its end; absent for
     *     now
     * @param on the civil date on which records are said to hold; absent for that of {@code at}
     */
    ProfileRead profile(
            Actor actor,
            SubjectId id,
            @Nullable String at,
            @Nullable LocalDate on,
            @Nullable String cursor,
            int limit) {
        SubjectRow now = visible(actor, id);
        Optional<Moment> moment = moment(id, at);
        LocalDate day = on == null ? moment.map(m -> civil(m.recordedAt())).orElseGet(clock::today) : on;
        long position = moment.map(Moment::position).orElse(0L);
        SubjectRow then = asOf(now, position);
        Page<RecordProfile> page = Page.of(
                past.records(id, position, Cursor.key(cursor, 0), limit + 1),
                limit,
                record -> record.first().position(),
                Function.identity(),
                viewPositions.of("past"));
        SortedMap<String, Validity> validity = new TreeMap<>();
        page.items().forEach(record -> validity.put(record.recordId().value(), Validity.of(record, day)));
        return new ProfileRead(
                SubjectRead.of(then, actor),
                page.items().stream()
                        .map(record -> archive.asOf(actor, then, record))
                        .toList(),
                page.nextCursor(),
                page.position(),
                new PastRead.AsOf(
                        position,
                        moment.map(Moment::number).orElse(0),
                        moment.map(Moment::recordedAt).orElse(null),
                        day,
                        validity));
    }

    /** What is different between two points, field by field. */
    PastRead.Difference difference(Actor actor, SubjectId id, @Nullable String from, @Nullable String to) {
        SubjectRow now = visible(actor, id);
        long before = moment(id, from).map(Moment::position).orElse(0L);
        long after = moment(id, to).map(Moment::position).orElse(0L);
        if (before > after) {
            throw new ProblemException(Problems.invalid(
                    "/from", "R-PARAMETER", new Bilingual("from 应不晚于 to", "from must not be later than to")));
        }
        List<PastRead.Change> changes = new ArrayList<>();
        SubjectRow subjectBefore = asOf(now, before);
        SubjectRow subjectAfter = asOf(now, after);
        add(
                changes,
                null,
                null,
                before == 0 ? null : tree(subject(subjectBefore, actor)),
                tree(subject(subjectAfter, actor)));
        List<RecordId> touched = past.touched(id, before, after, CHANGED_RECORDS_MAX + 1);
        touched.stream().limit(CHANGED_RECORDS_MAX).forEach(record -> {
            RecordRead then = past.record(record, before)
                    .map(r -> archive.asOf(actor, subjectBefore, r))
                    .orElse(null);
            RecordRead later = past.record(record, after)
                    .map(r -> archive.asOf(actor, subjectAfter, r))
                    .orElseThrow();
            add(
                    changes,
                    record.value(),
                    later.type() + " " + later.documentNo(),
                    then == null ? null : tree(then),
                    tree(later));
        });
        return new PastRead.Difference(before, after, changes, touched.size() <= CHANGED_RECORDS_MAX);
    }

    /** Who looked into the archive between two points; for those who have to say whom a wrong record has harmed. */
    PastRead.Readers readers(Actor actor, SubjectId id, @Nullable String from, @Nullable String to) {
        visible(actor, id);
        if (!seesReaders(actor)) {
            throw new ProblemException(Problems.forbidden());
        }
        Instant begin = moment(id, from).map(Moment::recordedAt).orElse(Instant.EPOCH);
        Instant end = to == null || to.isBlank()
                ? clock.now()
                : moment(id, to).map(Moment::recordedAt).orElse(Instant.EPOCH);
        List<UsageEntry> found =
                usages.find(new UsageReader.Query(id, null, begin, end), Long.MAX_VALUE, READERS_MAX + 1);
        return new PastRead.Readers(
                begin,
                end,
                found.stream()
                        .limit(READERS_MAX)
                        .map(entry -> reader(actor, entry))
                        .toList(),
                found.size() <= READERS_MAX);
    }

    static boolean seesReaders(Actor actor) {
        return actor.role() == Role.REVIEWER || actor.role() == Role.AUDITOR;
    }

    private static PastRead.Reader reader(Actor actor, UsageEntry entry) {
        UsageEvent.LookedUp lookUp = entry.lookUp();
        return new PastRead.Reader(
                entry.stamp().position(),
                entry.stamp().recordedAt(),
                actor.role() == Role.AUDITOR ? lookUp.actor().account() : null,
                lookUp.actor().role(),
                lookUp.actor().role() == Role.SUBJECT ? null : lookUp.actor().organ(),
                lookUp.kind(),
                lookUp.purpose(),
                lookUp.reference(),
                lookUp.result() == LookUpResult.GIVEN);
    }

    /** Without what tells where it was last touched: that is different whenever anything is. */
    private static SubjectRead subject(SubjectRow row, Actor actor) {
        SubjectRead read = SubjectRead.of(row, actor);
        return new SubjectRead(
                read.subjectId(),
                read.kind(),
                read.name(),
                read.identifiers(),
                read.regionCode(),
                read.noCodeReason(),
                read.state(),
                read.masked(),
                read.successions(),
                0);
    }

    private static void add(
            List<PastRead.Change> changes,
            @Nullable String recordId,
            @Nullable String title,
            @Nullable JsonNode before,
            JsonNode after) {
        if (before == null) {
            changes.add(new PastRead.Change(recordId, title, "", null, after));
            return;
        }
        FieldDifferences.between(before, after).stream()
                .filter(place -> !place.pointer().equals("/position"))
                .forEach(place -> changes.add(
                        new PastRead.Change(recordId, title, place.pointer(), place.before(), place.after())));
    }

    private static JsonNode tree(Object read) {
        return JSON.valueToTree(read);
    }

    /** Whether the past is for this reader at all. */
    static boolean isFor(Actor actor) {
        return READERS.contains(actor.role());
    }

    /** Who may read the past of an archive, and that it is there. */
    SubjectRow visible(Actor actor, SubjectId id) {
        if (!isFor(actor)) {
            throw new ProblemException(Problems.forbidden());
        }
        return archive.subject(actor, id).orElseThrow(() -> new ProblemException(Problems.notFound()));
    }

    /** Who it was then; what may be seen of it is decided by what it is now. */
    private SubjectRow asOf(SubjectRow now, long position) {
        PastSubject then = past.subject(now.subject().subjectId(), position).orElse(null);
        SubjectRegistered subject = then == null ? null : then.subject();
        return new SubjectRow(
                subject == null ? now.subject() : subject,
                now.state(),
                then == null ? List.of() : then.successions(),
                now.firstPosition(),
                position);
    }

    Optional<Moment> moment(SubjectId id, @Nullable String at) {
        if (at == null || at.isBlank()) {
            return past.at(id, Long.MAX_VALUE);
        }
        String text = at.strip();
        try {
            if (text.matches("\\d{1,18}")) {
                return past.at(id, Long.parseLong(text));
            }
            return past.at(id, text.length() == "2026-01-01".length() ? endOf(LocalDate.parse(text)) : instant(text));
        } catch (DateTimeException e) {
            throw new ProblemException(Problems.invalid(
                    "/at",
                    "R-PARAMETER",
                    new Bilingual(
                            "时点应为账本序号、日期（如 2026-06-01）或带时区的时刻（如 2026-06-01T09:30:00+08:00），收到的是 " + text,
                            "A point is a position of the ledger, a date (such as 2026-06-01) or an instant with its offset"
                                    + " (such as 2026-06-01T09:30:00+08:00); found " + text)));
        }
    }

    private static Instant instant(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(LedgerClock.ZONE).toInstant().minusNanos(1);
    }

    private static LocalDate civil(Instant instant) {
        return LocalDate.ofInstant(instant, LedgerClock.ZONE);
    }
}
