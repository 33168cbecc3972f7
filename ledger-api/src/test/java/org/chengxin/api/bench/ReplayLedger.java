package org.chengxin.api.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.FactDraft;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.ledger.time.Ids;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A ledger as a city has it, through the front door: archives of enterprises, twenty records each, every fifth corrected. */
final class ReplayLedger {

    private static final int RECORDS = 20;
    private static final int CORRECTED_EVERY = 5;
    private static final int EVENTS_PER_SUBJECT = 1 + RECORDS + RECORDS / CORRECTED_EVERY;
    private static final int THREADS = 32;
    private static final Organ MARKET = new Organ(Samples.MARKET_NAME, Samples.MARKET);
    private static final Actor OFFICE = new Actor("office", Role.OFFICE, null);
    private static final Act ACCOUNTED = new Act(
            OFFICE,
            new PersonalText("与决定书原件不一致"),
            List.of(new LegalBasis("中华人民共和国价格法", "第四十二条")),
            new DocumentRef("澄市监更〔2026〕1号", null));

    private final LedgerCommands commands;
    private final SubjectDirectory directory;
    private final Ids ids;
    private final Positions positions;
    private final int subjects;
    private final List<SubjectId> archives = new CopyOnWriteArrayList<>();
    private final AtomicInteger documents = new AtomicInteger(1_000_000);

    ReplayLedger(ApplicationContext application, int events) {
        this.commands = application.getBean(LedgerCommands.class);
        this.directory = application.getBean(SubjectDirectory.class);
        this.ids = application.getBean(Ids.class);
        this.positions = application.getBean(Positions.class);
        this.subjects = Math.max(1, events / EVENTS_PER_SUBJECT);
    }

    /** Returns the position of the last event. */
    long fill() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> all = new ArrayList<>();
            for (int n = 0; n < subjects; n++) {
                int number = n;
                all.add(threads.submit(() -> archive(number)));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        return positions.head();
    }

    /** The archives made so far. */
    List<SubjectId> subjects() {
        return List.copyOf(archives);
    }

    long head() {
        return positions.head();
    }

    /** Records one more fact in one of the archives and returns its position. */
    long record(int n) {
        SubjectId subject = archives.get(n % archives.size());
        return record(subject);
    }

    private long record(SubjectId subject) {
        int document = documents.incrementAndGet();
        Answer answer = commands.send(new RecordFact(
                subject,
                new RecordId(ids.next()),
                null,
                draft(document, document % RECORDS),
                SubjectKind.DEPARTMENT,
                Act.of(OFFICE),
                null));
        return commands.receipt((Answer.Done) answer).position();
    }

    /** One archive with so many events. */
    SubjectId longArchive(int events) {
        SubjectId subject = register(subjects + 1);
        for (int n = 1; n < events; n++) {
            record(subject);
        }
        return subject;
    }

    private SubjectId register(int n) {
        Identifier code = Identifier.uscc(Samples.enterpriseCode(n));
        SubjectId subject = directory.claim(code);
        done(commands.send(new RegisterSubject(
                subject,
                new Registration(
                        SubjectKind.ENTERPRISE,
                        SubjectName.of(SubjectKind.ENTERPRISE, "江阴市样本" + n + "有限公司"),
                        List.of(code),
                        null,
                        null),
                Act.of(OFFICE))));
        return subject;
    }

    private void archive(int n) {
        SubjectId subject = register(n);
        archives.add(subject);
        for (int i = 0; i < RECORDS; i++) {
            RecordId record = new RecordId(ids.next());
            done(commands.send(
                    new RecordFact(subject, record, null, draft(n, i), SubjectKind.DEPARTMENT, Act.of(OFFICE), null)));
            if (i % CORRECTED_EVERY == 0) {
                done(commands.send(new CorrectFact(
                        subject,
                        record,
                        List.of(new FieldValue("/documentTitle", StringNode.valueOf("行政处罚决定书"))),
                        ACCOUNTED)));
            }
        }
    }

    private static FactDraft draft(int n, int i) {
        ObjectNode payload =
                (ObjectNode) Samples.json(Samples.penalty("1号", "2026-06-01")).path("payload");
        return new FactDraft(
                "AA-02",
                MARKET,
                MARKET,
                "澄市监处罚〔2026〕%d-%d号".formatted(n, i),
                null,
                LocalDate.of(2026, 1, 1).plusDays(i * 7L),
                null,
                null,
                List.of(new LegalBasis("中华人民共和国价格法", "第四十二条")),
                payload,
                List.of(),
                List.of());
    }

    private static void done(Answer answer) {
        if (!(answer instanceof Answer.Done)) {
            throw new IllegalStateException("refused: " + answer);
        }
    }
}
