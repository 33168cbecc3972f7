package org.chengxin.api.verification;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.store.NewEvent;
import org.chengxin.ledger.store.SnapshotTable;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Wording;

/** Whether the states written down of long histories are those that their events make. */
public final class SnapshotsCheck implements OperatorCheck {

    private static final int PAGE_EVENTS = 500;

    /** Which message made a snapshot be written; nobody can build that again, and nobody reads it. */
    private static final Pattern TRACES = Pattern.compile("\\{(\"(correlationId|traceId)\":\"[0-9a-f-]{36}\",?)*}");

    private final EventDecoder decoder;
    private final Writer writer;

    /** How a state is written down. */
    public interface Writer {

        /** The snapshot of a subject after these events, by their ids and in their order. */
        NewEvent snapshot(String subjectId, long sequence, SequencedMap<String, CreditEvent> events);
    }

    public SnapshotsCheck(EventDecoder decoder, Writer writer) {
        this.decoder = decoder;
        this.writer = writer;
    }

    @Override
    public void finish(Moment moment, Report report) {
        Found found = new Found();
        SnapshotTable table = new SnapshotTable(moment.dataSource());
        List<String> subjects =
                moment.jdbc().queryForList("select subject_id from ledger.snapshot order by 1", String.class);
        for (String subject : subjects) {
            table.find(subject).ifPresent(snapshot -> compare(moment, snapshot, found));
        }
        found.report(
                report,
                new Wording(subjects.size() + " 个快照与事件一致", subjects.size() + " snapshots are what their events make"));
    }

    private void compare(Moment moment, NewEvent stored, Found found) {
        SequencedMap<String, CreditEvent> events = events(moment, stored.subjectId());
        Optional<String> column = stored.sequence() < 0 || stored.sequence() >= events.size()
                ? Optional.of("sequence")
                : difference(stored, after(stored.subjectId(), stored.sequence(), events))
                        .map(different -> isOfAnotherMoment(stored, events) ? "sequence" : different);
        column.ifPresent(name -> found.add(
                "snapshot " + stored.subjectId(),
                name,
                new Wording("与事件得出的状态不同", "is not the state that the events make")));
    }

    /** All of a subject, by their ids and in their order. */
    private SequencedMap<String, CreditEvent> events(Moment moment, String subjectId) {
        SequencedMap<String, CreditEvent> events = new LinkedHashMap<>();
        List<StoredEvent> page = moment.log().ofSubject(subjectId, 0, PAGE_EVENTS);
        while (!page.isEmpty()) {
            for (StoredEvent event : page) {
                if (decoder.decode(event) instanceof CreditEvent credit) {
                    events.put(event.eventId(), credit);
                }
            }
            page = moment.log().ofSubject(subjectId, page.getLast().sequence() + 1, PAGE_EVENTS);
        }
        return events;
    }

    private NewEvent after(String subjectId, long sequence, SequencedMap<String, CreditEvent> events) {
        SequencedMap<String, CreditEvent> first = new LinkedHashMap<>();
        events.entrySet().stream().limit(sequence + 1).forEach(event -> first.put(event.getKey(), event.getValue()));
        return writer.snapshot(subjectId, sequence, first);
    }

    /** Whether the state is a true one, only not of that moment. */
    private boolean isOfAnotherMoment(NewEvent stored, SequencedMap<String, CreditEvent> events) {
        return LongStream.range(0, events.size())
                .mapToObj(sequence -> after(stored.subjectId(), sequence, events))
                .anyMatch(state -> difference(stored, state).isEmpty());
    }

    private static Optional<String> difference(NewEvent stored, NewEvent rebuilt) {
        List<String> columns = new ArrayList<>();
        addUnless(stored.name().kind().equals(rebuilt.name().kind()), "kind", columns);
        addUnless(stored.name().type().equals(rebuilt.name().type()), "type", columns);
        addUnless(stored.name().revision().equals(rebuilt.name().revision()), "revision", columns);
        addUnless(Arrays.equals(stored.bytes().payload(), rebuilt.bytes().payload()), "payload", columns);
        addUnless(TRACES.matcher(new String(stored.bytes().metadata(), UTF_8)).matches(), "metadata", columns);
        return columns.stream().findFirst();
    }

    private static void addUnless(boolean same, String column, List<String> columns) {
        if (!same) {
            columns.add(column);
        }
    }
}
