package org.chengxin.api.verification;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chengxin.ledger.personal.BrokenSealException;
import org.chengxin.ledger.personal.KeyMissingException;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.verify.DatabaseVerification;
import org.chengxin.ledger.verify.Progress;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Topic;
import org.chengxin.ledger.verify.Trust;
import org.chengxin.ledger.verify.Wording;
import org.chengxin.projections.engine.LedgerEvent;

/**
 * Verifies the log, then shows its events to every check and lets each compare. A check that cannot go on, because what it was
 * given makes no sense, has found a difference as well; the others go on.
 */
public final class LedgerVerification {

    private static final int PAGE_EVENTS = 500;

    private final Moment moment;
    private final EventDecoder decoder;
    private final SubjectKeys keys;
    private final List<OperatorCheck> checks;
    private final Map<OperatorCheck, RuntimeException> stopped = new LinkedHashMap<>();

    /** @param keys opened ahead for the events of a page, all at once */
    public LedgerVerification(Moment moment, EventDecoder decoder, SubjectKeys keys, List<OperatorCheck> checks) {
        this.moment = moment;
        this.decoder = decoder;
        this.keys = keys;
        this.checks = List.copyOf(checks);
    }

    /** Says line by line what it found. */
    public void run(String name, Trust trust, Report report, PrintStream terminal) {
        DatabaseVerification.run(name, moment.connection(), trust, report, terminal);
        try (Progress progress = Progress.onTerminal(terminal)) {
            readEvents(report, progress);
        }
        checks.forEach(check -> finish(check, report));
    }

    private void readEvents(Report report, Progress progress) {
        Found found = new Found();
        Set<String> unknown = new HashSet<>();
        long opened = 0;
        long last = Math.max(1, moment.log().head());
        List<StoredEvent> page = moment.log().read(1, PAGE_EVENTS);
        while (!page.isEmpty()) {
            prepareKeys(page);
            List<LedgerEvent> events = new ArrayList<>();
            for (StoredEvent event : page) {
                if (decoder.knows(event)) {
                    open(event, events, found);
                } else {
                    unknown.add(event.name().type() + "@" + event.name().revision());
                }
            }
            opened += events.size();
            checks.forEach(check -> take(check, events));
            long position = page.getLast().position();
            progress.at(position, (double) position / last);
            page = moment.log().read(position + 1, PAGE_EVENTS);
        }
        found.report(report, new Wording(opened + " 个事件均可打开", opened + " events can be opened"));
        if (!unknown.isEmpty()) {
            report.note(
                    Topic.OPERATOR,
                    new Wording(
                            "本版本不认识的事件类型（字节已核对）：" + unknown,
                            "event types that this build does not know (their bytes were verified): " + unknown));
        }
    }

    /** A key that does not open shows again, with its event, when that is opened. */
    private void prepareKeys(List<StoredEvent> page) {
        try {
            keys.prepare(page.stream().map(StoredEvent::subjectId).distinct().toList());
        } catch (BrokenSealException | KeyMissingException e) {
            return;
        }
    }

    private void open(StoredEvent event, List<LedgerEvent> events, Found found) {
        // The log tells microseconds, views have what Axon hands on of them.
        Instant recordedAt =
                Instant.EPOCH.plus(event.recordedAtMicros(), ChronoUnit.MICROS).truncatedTo(ChronoUnit.MILLIS);
        Stamp stamp = new Stamp(event.position(), event.eventId(), recordedAt);
        try {
            events.add(new LedgerEvent(stamp, event.subjectId(), decoder.decode(event)));
        } catch (RuntimeException e) {
            found.add(
                    "event " + event.position(),
                    "payload",
                    new Wording("打不开：" + e.getMessage(), "cannot be opened: " + e.getMessage()));
        }
    }

    private void take(OperatorCheck check, List<LedgerEvent> events) {
        if (!stopped.containsKey(check)) {
            try {
                check.take(events);
            } catch (RuntimeException e) {
                stopped.put(check, e);
            }
        }
    }

    private void finish(OperatorCheck check, Report report) {
        RuntimeException stop = stopped.get(check);
        try {
            if (stop == null) {
                check.finish(moment, report);
                return;
            }
        } catch (RuntimeException e) {
            stop = e;
        }
        Found found = new Found();
        String why = String.valueOf(stop.getMessage()).lines().findFirst().orElse("");
        found.add(
                check.getClass().getSimpleName(),
                "",
                new Wording("无法完成：" + why, "cannot be carried to its end: " + why));
        found.report(report, new Wording("", ""));
    }
}
