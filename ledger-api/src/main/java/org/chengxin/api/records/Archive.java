package org.chengxin.api.records;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengxin.api.paging.Page;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.history.HistoryEntry;
import org.chengxin.projections.history.HistoryReader;
import org.chengxin.projections.profile.ProfileReader;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The archive as one actor may see it. Every door, JSON or page, reads through here, so that nobody sees more on a page than
 * over the API.
 */
@Component
public class Archive {

    private final ProfileReader profiles;
    private final HistoryReader histories;
    private final Catalogues catalogues;
    private final ViewPositions viewPositions;

    Archive(ProfileReader profiles, HistoryReader histories, Catalogues catalogues, ViewPositions viewPositions) {
        this.profiles = profiles;
        this.histories = histories;
        this.catalogues = catalogues;
        this.viewPositions = viewPositions;
    }

    /** A subject, if {@code actor} may know of it. */
    public Optional<SubjectRow> subject(Actor actor, SubjectId id) {
        return profiles.subject(id).filter(row -> Sight.ofSubject(actor, row));
    }

    /** What a subject is called; empty if that is not for this reader. */
    public Optional<String> nameOf(Actor actor, SubjectId id) {
        return subject(actor, id)
                .filter(row -> !row.subject().kind().isNaturalPerson() || Sight.ofIdentity(actor, row))
                .map(row -> Erased.shown(row.subject().name()));
    }

    /** A record, if {@code actor} may see it. */
    public Optional<RecordRead> record(Actor actor, RecordId id) {
        return profiles.record(id)
                .flatMap(record -> profiles.subject(record.subjectId())
                        .filter(subject -> Sight.ofRecord(actor, subject, record))
                        .map(subject -> read(actor, subject, record)));
    }

    /** The visible ones among the records of a subject, in the order of recording. */
    public Page<RecordRead> records(Actor actor, SubjectRow subject, long after, int limit) {
        return Page.visible(
                profiles.records(subject.subject().subjectId(), after, limit + 1),
                limit,
                record -> record.first().position(),
                record -> Optional.of(record)
                        .filter(r -> Sight.ofRecord(actor, subject, r))
                        .map(r -> read(actor, subject, r)),
                viewPositions.of("profile"));
    }

    /** The visible part of a subject's history, oldest first. */
    public Page<HistoryRead> history(Actor actor, SubjectRow subject, long after, int limit) {
        return page(actor, subject, histories.ofSubject(subject.subject().subjectId(), after, limit + 1), limit);
    }

    /** The history of a record, oldest first; nothing if {@code actor} may not see the record. */
    public Optional<Page<HistoryRead>> history(Actor actor, RecordId id, long after, int limit) {
        return profiles.record(id)
                .flatMap(record ->
                        profiles.subject(record.subjectId()).filter(subject -> Sight.ofRecord(actor, subject, record)))
                .map(subject -> page(actor, subject, histories.ofRecord(id, after, limit + 1), limit));
    }

    /** The newest visible events of a subject, newest first; there is a next cursor if there are earlier ones. */
    public Page<HistoryRead> latest(Actor actor, SubjectRow subject, int limit) {
        return page(actor, subject, histories.latestOfSubject(subject.subject().subjectId(), limit + 1), limit);
    }

    /** The same of one record; nothing if {@code actor} may not see it. */
    public Optional<Page<HistoryRead>> latest(Actor actor, RecordId id, int limit) {
        return profiles.record(id)
                .flatMap(record ->
                        profiles.subject(record.subjectId()).filter(subject -> Sight.ofRecord(actor, subject, record)))
                .map(subject -> page(actor, subject, histories.latestOfRecord(id, limit + 1), limit));
    }

    /** Whether {@code actor} may see the event at a position: it is of an archive, and of a part of it that is for this actor. */
    public boolean seesEvent(Actor actor, long position) {
        return histories
                .at(position)
                .filter(entry -> profiles.subject(entry.subjectId())
                        .filter(subject -> sees(actor, subject, entry.recordId()))
                        .isPresent())
                .isPresent();
    }

    /** A record as {@code actor} sees it, which {@code subject} and {@code record} may have been at another time. */
    public RecordRead asOf(Actor actor, SubjectRow subject, RecordProfile record) {
        return read(actor, subject, record);
    }

    private boolean sees(Actor actor, SubjectRow subject, @Nullable RecordId recordId) {
        return recordId == null
                ? Sight.ofSubject(actor, subject)
                : profiles.record(recordId)
                        .filter(record -> Sight.ofRecord(actor, subject, record))
                        .isPresent();
    }

    private Page<HistoryRead> page(Actor actor, SubjectRow subject, List<HistoryEntry> entries, int limit) {
        Map<RecordId, RecordProfile> records = profiles.records(entries.stream()
                .map(HistoryEntry::recordId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return Page.visible(
                entries,
                limit,
                entry -> entry.stamp().position(),
                entry -> visible(actor, subject, entry, records),
                viewPositions.of("history"));
    }

    private static Optional<HistoryRead> visible(
            Actor actor, SubjectRow subject, HistoryEntry entry, Map<RecordId, RecordProfile> records) {
        RecordId recordId = entry.recordId();
        if (recordId == null && MatterMove.isWireName(entry.what()) && !Sight.ofMatters(actor, subject)) {
            return Optional.empty();
        }
        if (recordId == null) {
            return Optional.of(HistoryRead.of(entry, null, Sight.ofIdentity(actor, subject)));
        }
        return Optional.ofNullable(records.get(recordId))
                .filter(record -> Sight.ofRecord(actor, subject, record))
                .map(record -> HistoryRead.of(entry, record.fact(), Sight.ofPersonal(actor, subject, record)));
    }

    private RecordRead read(Actor actor, SubjectRow subject, RecordProfile record) {
        boolean clear = Sight.ofPersonal(actor, subject, record);
        return RecordRead.of(
                record,
                subject.formerNameOn(record.fact().decidedOn()).orElse(null),
                catalogues
                        .current()
                        .join(
                                record.fact().payload(),
                                record.fact().personal(),
                                text -> clear ? Erased.shown(text) : Erased.masked(text)),
                shown(record.statement(), clear),
                clear ? RepairMark.of(record) : null);
    }

    private static @Nullable String shown(@Nullable PersonalText text, boolean clear) {
        return text == null ? null : clear ? Erased.shown(text) : Erased.masked(text);
    }
}
