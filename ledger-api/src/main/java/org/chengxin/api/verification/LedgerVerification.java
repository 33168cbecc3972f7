package org.chengxin.api.verification;

import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.store.StoredEvent;
import org.chengxin.ledger.verify.DatabaseVerification;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Topic;
import org.chengxin.ledger.verify.Trust;
import org.chengxin.ledger.verify.Wording;
import org.chengxin.projections.engine.LedgerEvent;

/** Verifies the log, then shows its events to every check and lets each compare. */
public final class LedgerVerification {

    private static final int PAGE_EVENTS = 500;

    private final Moment moment;
    private final EventDecoder decoder;
    private final SubjectKeys keys;
    private final List<OperatorCheck> checks;

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
        readEvents(report);
        checks.forEach(check -> check.finish(moment, report));
    }

    private void readEvents(Report report) {
        Found found = new Found();
        Set<String> unknown = new HashSet<>();
        long opened = 0;
        List<StoredEvent> page = moment.log().read(1, PAGE_EVENTS);
        while (!page.isEmpty()) {
            keys.prepare(page.stream().map(StoredEvent::subjectId).distinct().toList());
            List<LedgerEvent> events = new ArrayList<>();
            for (StoredEvent event : page) {
                if (decoder.knows(event)) {
                    open(event, events, found);
                } else {
                    unknown.add(event.name().type() + "@" + event.name().revision());
                }
            }
            opened += events.size();
            checks.forEach(check -> check.take(events));
            page = moment.log().read(page.getLast().position() + 1, PAGE_EVENTS);
        }
        found.report(report, new Wording(opened + " 个事件均可打开", opened + " events can be opened"));
        if (!unknown.isEmpty()) {
            report.note(
                    Topic.OPERATOR,
                    new Wording(
                            "本版本不认识的事件类型（字节已核验）：" + unknown,
                            "event types that this build does not know (their bytes were verified): " + unknown));
        }
    }

    private void open(StoredEvent event, List<LedgerEvent> events, Found found) {
        Stamp stamp = new Stamp(
                event.position(), event.eventId(), Instant.EPOCH.plus(event.recordedAtMicros(), ChronoUnit.MICROS));
        try {
            events.add(new LedgerEvent(stamp, decoder.decode(event)));
        } catch (RuntimeException e) {
            found.add(
                    "event " + event.position(),
                    "payload",
                    new Wording("打不开：" + e.getMessage(), "cannot be opened: " + e.getMessage()));
        }
    }
}
