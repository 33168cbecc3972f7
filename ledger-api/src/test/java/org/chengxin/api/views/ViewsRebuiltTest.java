package org.chengxin.api.views;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.chengxin.api.command.LedgerCommands;
import org.chengxin.api.due.HandOver;
import org.chengxin.api.support.Eventually;
import org.chengxin.api.support.LedgerTest;
import org.chengxin.api.support.Samples;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.Attachment;
import org.chengxin.ledger.credit.Claim;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.credit.CreditCommand.AcceptRepair;
import org.chengxin.ledger.credit.CreditCommand.ApplyForRepair;
import org.chengxin.ledger.credit.CreditCommand.ConfirmErasure;
import org.chengxin.ledger.credit.CreditCommand.ConfirmLift;
import org.chengxin.ledger.credit.CreditCommand.ConfirmRestriction;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.DeclineRepair;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.FileObjection;
import org.chengxin.ledger.credit.CreditCommand.GrantRepair;
import org.chengxin.ledger.credit.CreditCommand.MoveMatter;
import org.chengxin.ledger.credit.CreditCommand.OrderErasure;
import org.chengxin.ledger.credit.CreditCommand.OrderLift;
import org.chengxin.ledger.credit.CreditCommand.OrderRestriction;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RecordSuccession;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.CreditCommand.RepairByCourt;
import org.chengxin.ledger.credit.CreditCommand.RequestRepairSupplement;
import org.chengxin.ledger.credit.CreditCommand.ReviewRepairAtSource;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.RevokeRepair;
import org.chengxin.ledger.credit.CreditCommand.StepObjection;
import org.chengxin.ledger.credit.CreditCommand.SupplementFact;
import org.chengxin.ledger.credit.CreditCommand.SupplementRepair;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.ErasureGround;
import org.chengxin.ledger.credit.FactDraft;
import org.chengxin.ledger.credit.MatterTerms;
import org.chengxin.ledger.credit.ObjectionOutcome;
import org.chengxin.ledger.credit.ObjectionStep;
import org.chengxin.ledger.credit.Organ;
import org.chengxin.ledger.credit.PromiseLetter;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.credit.RestrictionGround;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.credit.SourceFinding;
import org.chengxin.ledger.credit.Succession;
import org.chengxin.ledger.credit.Succession.Successor;
import org.chengxin.ledger.credit.SuccessionKind;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterNeed;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.personal.SubjectKeys;
import org.chengxin.ledger.profile.CreditProfile;
import org.chengxin.ledger.profile.CreditProfile.Happened;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.store.Positions;
import org.chengxin.ledger.store.SealedLog;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.IdentifierScheme;
import org.chengxin.ledger.subject.SubjectDirectory;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.usage.LookUpKind;
import org.chengxin.ledger.usage.LookUpResult;
import org.chengxin.ledger.usage.UsageEvent.LookedUp;
import org.chengxin.ledger.usage.UsageId;
import org.chengxin.ledger.usage.UsageLog;
import org.chengxin.projections.engine.EventOpener;
import org.chengxin.projections.engine.View;
import org.chengxin.projections.engine.ViewEngine;
import org.chengxin.projections.engine.ViewPositions;
import org.chengxin.projections.matter.MatterReader;
import org.chengxin.projections.past.PastReader;
import org.chengxin.projections.past.PastSubject;
import org.chengxin.projections.profile.ProfileReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A view built live, event by event, is the view built from zero in great batches: over a history that is random but, by
 * its seed, always the same. Another history: {@code -Dcampaign.seed=…}, a longer one: {@code -Dcampaign.commands=…}.
 */
@LedgerTest
class ViewsRebuiltTest {

    private static final long SEED = Long.getLong("campaign.seed", 20261122L);
    private static final int COMMANDS = Integer.getInteger("campaign.commands", 500);
    private static final int SUBJECTS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Organ MARKET = new Organ(Samples.MARKET_NAME, Samples.MARKET);
    private static final Actor OFFICE = new Actor("office", Role.OFFICE, null);
    private static final Actor SECOND = new Actor("office-2", Role.OFFICE, null);
    private static final Actor THIRD = new Actor("office-3", Role.OFFICE, null);
    private static final Actor SOURCE = new Actor("source", Role.SUBMITTER, Samples.MARKET);
    private static final LegalBasis BASIS = new LegalBasis("中华人民共和国价格法", "第四十二条");
    private static final Act ACCOUNTED =
            new Act(OFFICE, new PersonalText("与决定书原件不一致"), List.of(BASIS), new DocumentRef("澄市监更〔2026〕1号", null));
    private static final PromiseLetter PROMISE =
            new PromiseLetter(new DocumentRef("信诺〔2026〕1号", "某人的承诺书"), "1".repeat(64));
    private static final List<Attachment> PROOFS =
            List.of(new Attachment("2".repeat(64), "application/pdf", "某人的凭证.pdf"));
    private static final List<Attachment> MORE_PROOFS =
            List.of(new Attachment("3".repeat(64), "image/png", "某人的另一凭证.png"));
    private static final List<SubjectKind> KINDS = List.of(
            SubjectKind.ENTERPRISE,
            SubjectKind.ENTERPRISE,
            SubjectKind.PERSON,
            SubjectKind.ORGANISATION,
            SubjectKind.CIVIL_SERVANT);
    /** Public, shared, long ended, without end, and with a number in it. */
    private static final List<String> TYPES = List.of("AA-02", "AA-02", "AA-01", "AA-03", "AG-02");

    @Autowired
    private LedgerCommands commands;

    @Autowired
    private SubjectDirectory directory;

    @Autowired
    private Ids ids;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private ViewEngine engine;

    @Autowired
    private SealedLog log;

    @Autowired
    private EventOpener opener;

    @Autowired
    private JdbcTemplate template;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private EventStore events;

    @Autowired
    private List<View> views;

    @Autowired
    private ViewPositions viewPositions;

    @Autowired
    private Positions positions;

    @Autowired
    private ProfileReader profiles;

    @Autowired
    private MatterReader matters;

    @Autowired
    private PastReader past;

    @Autowired
    private HandOver handOver;

    @Autowired
    private SubjectKeys keys;

    @Autowired
    private UsageLog usages;

    private final Random random = new Random(SEED);
    private final List<SubjectId> subjects = new ArrayList<>();
    private final Map<SubjectId, SubjectKind> kinds = new LinkedHashMap<>();
    private final Map<RecordId, SubjectId> records = new LinkedHashMap<>();
    private final Map<SubjectId, Integer> restricted = new LinkedHashMap<>();
    private final Map<SubjectId, Integer> objections = new LinkedHashMap<>();
    private final Map<String, Integer> outcomes = new LinkedHashMap<>();

    @BeforeEach
    void aHistoryHasHappened() {
        for (int n = 0; n < SUBJECTS; n++) {
            register(n);
        }
        for (int n = 0; n < COMMANDS; n++) {
            happen(n);
            look(n);
            if (n == COMMANDS / 2) {
                bodiesGiveWay();
            }
        }
        viewsHaveCaughtUp();
        theSourceGivesWay();
        measuresArePublic();
        whoeverIsPublicIsRestricted();
        aPersonIsErasedWhileARestrictionWaits();
        viewsHaveCaughtUp();
    }

    @Test
    void whatWasBuiltLiveEqualsWhatIsBuiltFromZeroAndTheFoldOfTheEvents() {
        assertThat(outcomes)
                .as("seed %d", SEED)
                .containsKeys(
                        "RECORD",
                        "CORRECT",
                        "SUPPLEMENT",
                        "REVOKE",
                        "RESTRICT",
                        "LIFT",
                        "ERASE",
                        "OBJECT",
                        "OBJECTION",
                        "MATTER",
                        "APPLY",
                        "GRANT",
                        "REVOKE REPAIR",
                        "SHIELD",
                        "RENAME",
                        "MERGE",
                        "TAKE OVER");
        Map<String, List<String>> live = dump();
        assertThat(live).allSatisfy((table, rows) -> assertThat(rows).as(table).isNotEmpty());

        rebuild();

        assertThat(dump()).as("seed %d", SEED).isEqualTo(live);
        subjects.forEach(this::theProfileIsTheFoldOfTheEvents);
        subjects.forEach(this::thePastIsTheFoldOfWhatHadHappened);
        segmentsBatchesZoneAndLocaleMakeNoDifference(live);
        anotherDefinitionIsBuiltByItself(live);
    }

    /** A second engine stands for another node: both build the same views at once, in batches of different sizes. */
    private void segmentsBatchesZoneAndLocaleMakeNoDifference(Map<String, List<String>> live) {
        TimeZone zone = TimeZone.getDefault();
        Locale locale = Locale.getDefault();
        try (ViewEngine other = new ViewEngine(
                views,
                log,
                opener,
                keys,
                template,
                new TransactionTemplate(transactions),
                new ViewPositions(jdbc),
                8,
                7)) {
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            other.start();
            for (int segments : List.of(1, 8)) {
                TestViews.rebuild(other, viewPositions, engine.views(), positions.head(), segments);
                assertThat(dump()).as("%d segments, seed %d", segments, SEED).isEqualTo(live);
            }
        } finally {
            TimeZone.setDefault(zone);
            Locale.setDefault(locale);
        }
    }

    private void anotherDefinitionIsBuiltByItself(Map<String, List<String>> live) {
        jdbc.sql("update projection.position set definition = 0").update();
        Eventually.within(
                PATIENCE,
                () -> engine.status().stream().allMatch(view -> view.definition() == 1 && view.build() == null));
        assertThat(dump()).as("seed %d", SEED).isEqualTo(live);
    }

    /** One body gets another name, another one goes into a third. */
    private void bodiesGiveWay() {
        SubjectId renamed = subjects.get(0);
        SubjectId merged = subjects.get(3);
        SubjectId heir = subjects.get(1);
        LocalDate reform = LocalDate.of(2026, 3, 1);
        List.of(renamed, merged).stream().filter(restricted::containsKey).forEach(this::lift);
        send(
                "RENAME",
                new RecordSuccession(
                        renamed, new Succession(SuccessionKind.RENAMED, reform, "某主体0", "某新主体", List.of()), ACCOUNTED));
        send(
                "MERGE",
                new RecordSuccession(
                        merged,
                        new Succession(
                                SuccessionKind.MERGED,
                                reform,
                                "某主体3",
                                null,
                                List.of(new Successor(heir, new Organ("某主体1", Samples.enterpriseCode(1)), List.of()))),
                        ACCOUNTED));
    }

    /** Whoever reported everything goes into another body, which answers for the records from then on. */
    private void theSourceGivesWay() {
        Identifier code = Identifier.uscc(Samples.MARKET);
        SubjectId source = directory.claim(code);
        send(
                "REGISTER",
                new RegisterSubject(
                        source,
                        new Registration(
                                SubjectKind.DEPARTMENT,
                                SubjectName.of(SubjectKind.DEPARTMENT, Samples.MARKET_NAME),
                                List.of(code),
                                null,
                                null),
                        Act.of(OFFICE)));
        send(
                "MERGE",
                new RecordSuccession(
                        source,
                        new Succession(
                                SuccessionKind.MERGED,
                                LocalDate.of(2026, 11, 1),
                                Samples.MARKET_NAME,
                                null,
                                List.of(new Successor(
                                        subjects.get(5), new Organ("某主体5", Samples.enterpriseCode(5)), List.of()))),
                        ACCOUNTED));
        subjects.add(source);
        viewsHaveCaughtUp();
        outcomes.put("TAKE OVER", handOver.run());
        viewsHaveCaughtUp();
    }

    private void theProfileIsTheFoldOfTheEvents(SubjectId subject) {
        List<Happened> history = history(subject);
        CreditProfile fold = CreditProfile.of(history);

        assertThat(profiles.subject(subject).orElseThrow().subject()).isEqualTo(fold.subject());
        assertThat(profiles.subject(subject).orElseThrow().state()).isEqualTo(fold.state());
        assertThat(profiles.subject(subject).orElseThrow().successions())
                .extracting(SubjectSucceeded::succession)
                .isEqualTo(fold.successions());
        assertThat(profiles.subject(subject).orElseThrow().lastPosition())
                .isEqualTo(history.getLast().stamp().position());
        assertThat(profiles.records(subject, 0, COMMANDS))
                .as("seed %d", SEED)
                .isEqualTo(List.copyOf(fold.records().values()));
        assertThat(matters.ofSubject(subject, COMMANDS))
                .as("seed %d", SEED)
                .containsExactlyInAnyOrderElementsOf(fold.matters().values());
    }

    private List<Happened> history(SubjectId subject) {
        return events.readEvents(subject.value())
                .asStream()
                .map(message -> new Happened(
                        (CreditEvent) message.getPayload(),
                        new Stamp(
                                positions.of(message.getIdentifier()).orElseThrow(),
                                message.getIdentifier(),
                                message.getTimestamp())))
                .toList();
    }

    /** At every position of the archive, what was known then is the fold of what had happened by then. */
    private void thePastIsTheFoldOfWhatHadHappened(SubjectId subject) {
        List<Happened> history = history(subject);
        CreditProfile fold = CreditProfile.EMPTY;
        int number = 0;
        for (Happened happened : history) {
            long position = happened.stamp().position();
            fold = fold.after(happened.event(), happened.stamp());
            PastReader.Moment moment = past.at(subject, position).orElseThrow();
            assertThat(moment.number()).isEqualTo(++number);
            assertThat(moment.position()).isEqualTo(position);
            PastSubject then = past.subject(subject, position).orElseThrow();
            assertThat(then.subject()).isEqualTo(fold.subject());
            assertThat(then.state()).isEqualTo(fold.state());
            assertThat(then.successions())
                    .extracting(SubjectSucceeded::succession)
                    .isEqualTo(fold.successions());
            assertThat(past.records(subject, position, 0, COMMANDS))
                    .as("at %d, seed %d", position, SEED)
                    .isEqualTo(List.copyOf(fold.records().values()));
            assertThat(past.matters(subject, position, COMMANDS))
                    .as("at %d, seed %d", position, SEED)
                    .isEqualTo(List.copyOf(fold.matters().values()));
            assertThat(past.at(subject, position - 1)
                            .map(PastReader.Moment::number)
                            .orElse(0))
                    .isEqualTo(number - 1);
        }
    }

    private void register(int n) {
        SubjectKind kind = KINDS.get(n % KINDS.size());
        Identifier identifier = kind.isNaturalPerson()
                ? Identifier.of(
                        IdentifierScheme.CITIZEN_ID,
                        CitizenId.complete("32028119900101%03d".formatted(n)).value())
                : Identifier.uscc(Samples.enterpriseCode(n));
        SubjectId subject = directory.claim(identifier);
        Registration registration =
                new Registration(kind, SubjectName.of(kind, "某主体" + n), List.of(identifier), null, null);
        kinds.put(subject, kind);
        subjects.add(subject);
        send("REGISTER", new RegisterSubject(subject, registration, Act.of(OFFICE)));
    }

    /** Somebody looks at some archives, or is refused. */
    private void look(int n) {
        Actor actor = n % 3 == 0 ? SOURCE : OFFICE;
        List<SubjectId> seen = subjects.subList(0, random.nextInt(subjects.size()));
        LookUpKind kind = LookUpKind.values()[random.nextInt(LookUpKind.values().length)];
        boolean given = random.nextInt(4) > 0;
        usages.append(new LookedUp(
                UsageId.of(actor, LocalDate.of(2026, 11, 1 + n % 28)),
                actor,
                kind,
                seen,
                seen.size() + random.nextInt(2),
                n % 5 == 0 ? "PART-" + n : null,
                n % 7 == 0 ? null : "DUTY",
                n % 11 == 0 ? "澄采招〔2026〕%d号".formatted(n) : null,
                given ? LookUpResult.GIVEN : LookUpResult.REFUSED,
                given ? null : "R-NOT-FOUND",
                ids.next()));
    }

    private void happen(int n) {
        int what = records.size() < SUBJECTS ? 0 : random.nextInt(24);
        if (what < 4) {
            SubjectId subject = subjects.get(random.nextInt(subjects.size()));
            RecordId record = new RecordId(ids.next());
            CreditCommand command = new RecordFact(
                    subject, record, null, draft(n, kinds.get(subject)), SubjectKind.DEPARTMENT, Act.of(OFFICE), null);
            if (send("RECORD", command)) {
                records.put(record, subject);
            }
            return;
        }
        if (what >= 20) {
            repair(List.copyOf(records.keySet()).get(random.nextInt(records.size())));
            return;
        }
        if (what >= 16) {
            move(List.copyOf(records.keySet()).get(random.nextInt(records.size())));
            return;
        }
        if (what >= 12) {
            object(List.copyOf(records.keySet()).get(random.nextInt(records.size())));
            return;
        }
        if (what >= 10) {
            SubjectId subject = subjects.get(random.nextInt(subjects.size()));
            if (restricted.containsKey(subject)) {
                lift(subject);
            } else {
                restrict(subject);
            }
            return;
        }
        RecordId record = List.copyOf(records.keySet()).get(random.nextInt(records.size()));
        SubjectId subject = records.get(record);
        switch (what) {
            case 4, 5 -> send("CORRECT", new CorrectFact(subject, record, List.of(correction(n)), ACCOUNTED));
            case 6 -> send("CORRECT", new CorrectFact(subject, record, List.of(newKind()), ACCOUNTED));
            case 7 ->
                send(
                        "SUPPLEMENT",
                        new SupplementFact(
                                subject, record, List.of(new FieldValue("/documentTitle", text("决定书"))), ACCOUNTED));
            default ->
                send(
                        "REVOKE",
                        new RevokeFact(
                                subject,
                                record,
                                RevocationGround.values()[random.nextInt(RevocationGround.values().length)],
                                ACCOUNTED));
        }
    }

    /** Files an objection to a record, or goes a step further with the newest one of its archive. */
    private void object(RecordId record) {
        SubjectId subject = records.get(record);
        Integer number = objections.get(subject);
        if (number == null || random.nextInt(3) == 0) {
            CreditCommand filing = new FileObjection(
                    subject,
                    record,
                    "ERROR",
                    List.of(new Claim("/documentNo", new PersonalText("主张的文号"))),
                    List.of(),
                    ACCOUNTED);
            if (commands.send(filing) instanceof Answer.Done done && done.order() != null) {
                objections.put(subject, done.order());
                outcomes.merge("OBJECT", 1, Integer::sum);
            }
            return;
        }
        ObjectionOutcome outcome = ObjectionOutcome.values()[random.nextInt(ObjectionOutcome.values().length)];
        List<FieldValue> values = outcome == ObjectionOutcome.CORRECTED || outcome == ObjectionOutcome.SUPPLEMENTED
                ? List.of(new FieldValue("/documentTitle", text("决定书" + random.nextInt(1000))))
                : List.of();
        for (Map.Entry<ObjectionStep, Actor> step : List.of(
                taken(random.nextInt(8) == 0 ? new ObjectionStep.Decline() : new ObjectionStep.Accept(), SECOND),
                taken(new ObjectionStep.Check(random.nextBoolean()), SECOND),
                taken(new ObjectionStep.Verify(SourceFinding.WRONG), SOURCE),
                taken(new ObjectionStep.Decide(outcome, values), SECOND),
                taken(new ObjectionStep.Inform(), SECOND),
                taken(new ObjectionStep.RequestReview(), OFFICE),
                taken(new ObjectionStep.DecideReview(outcome, values), THIRD))) {
            if (random.nextInt(4) > 0) {
                send("OBJECTION", new StepObjection(subject, number, step.getKey(), act(step.getValue())));
            }
        }
    }

    /** Opens a matter about a record, or goes steps further with one of its archive; some of the steps are refused. */
    private void move(RecordId record) {
        SubjectId subject = records.get(record);
        Mechanism mechanism = List.of(Mechanism.TOLERANCE, Mechanism.MEASURE, Mechanism.RECTIFICATION)
                .get(random.nextInt(3));
        send("MATTER", new MoveMatter(subject, MatterMove.opening(mechanism), 0, terms(record), act(OFFICE)));
        for (MatterMove move : MatterMove.of(mechanism)) {
            if (!move.opens() && random.nextInt(3) > 0) {
                Actor by = move.isOfTheLedger()
                        ? new Actor("ledger", Role.SYSTEM, null)
                        : mechanism == Mechanism.TOLERANCE
                                ? new Actor("source-" + random.nextInt(3), Role.SUBMITTER, Samples.MARKET)
                                : List.of(OFFICE, SECOND).get(random.nextInt(2));
                send("MATTER", new MoveMatter(subject, move, 1 + random.nextInt(2), later(move), act(by)));
            }
        }
    }

    private MatterTerms later(MatterMove move) {
        LocalDate day = LocalDate.now(LedgerClock.ZONE).plusDays(2 + random.nextInt(300));
        return new MatterTerms(
                List.of(),
                null,
                move.needs().contains(MatterNeed.GROUND) ? "M1" : null,
                null,
                null,
                null,
                move.needs().contains(MatterNeed.UNTIL) ? day : null,
                move.needs().contains(MatterNeed.DUE) ? day : null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(new Attachment("0".repeat(64), "image/png", "证明.png")));
    }

    private MatterTerms terms(RecordId record) {
        return terms(record, "SA-10");
    }

    private MatterTerms terms(RecordId record, String code) {
        LocalDate day = LocalDate.now(LedgerClock.ZONE).plusDays(2 + random.nextInt(300));
        return new MatterTerms(
                List.of(record),
                code,
                random.nextBoolean() ? "REFORM" : "M1",
                new PersonalText("限期公开"),
                null,
                null,
                day,
                day,
                null,
                List.of(),
                List.of(),
                List.of(new MatterTerms.Named(MatterTerms.Part.RECIPIENT, MARKET)),
                null,
                List.of(new Attachment("0".repeat(64), "image/png", "证明.png")));
    }

    /** Applies for the repair of a record and goes some steps further, or hides it for a reorganisation. */
    private void repair(RecordId record) {
        SubjectId subject = records.get(record);
        if (random.nextInt(4) == 0) {
            send("SHIELD", new RepairByCourt(subject, record, LocalDate.of(2030, 1, 1), ACCOUNTED));
            return;
        }
        Answer applied = commands.send(new ApplyForRepair(subject, record, PROMISE, PROOFS, ACCOUNTED));
        if (!(applied instanceof Answer.Done done)) {
            return;
        }
        outcomes.merge("APPLY", 1, Integer::sum);
        int number = done.order();
        if (random.nextInt(4) == 0) {
            send("MORE", new RequestRepairSupplement(subject, record, number, act(SECOND)));
            send("MORE", new SupplementRepair(subject, record, number, null, MORE_PROOFS, act(OFFICE)));
        }
        if (random.nextInt(6) == 0) {
            send("DECLINE", new DeclineRepair(subject, record, number, act(SECOND)));
        }
        if (random.nextInt(6) > 0) {
            send("ACCEPT", new AcceptRepair(subject, record, number, act(SECOND)));
            send("REVIEW", new ReviewRepairAtSource(subject, record, number, random.nextInt(4) > 0, act(SOURCE)));
        }
        if (random.nextInt(6) > 0) {
            send("GRANT", new GrantRepair(subject, record, number, act(THIRD)));
        }
        if (random.nextInt(4) == 0) {
            send("REVOKE REPAIR", new RevokeRepair(subject, record, number, act(THIRD)));
        }
    }

    private static Map.Entry<ObjectionStep, Actor> taken(ObjectionStep step, Actor by) {
        return Map.entry(step, by);
    }

    private static Act act(Actor actor) {
        return new Act(actor, ACCOUNTED.reason(), ACCOUNTED.legalBasis(), ACCOUNTED.document());
    }

    /** Leaves something put aside, so that this table is compared as well. */
    private void whoeverIsPublicIsRestricted() {
        String shown = jdbc.sql("select subject_id from disclosure.record order by record_id limit 1")
                .query(String.class)
                .single();
        assertThat(restrict(new SubjectId(shown))).isTrue();
    }

    /** Two bodies are measured in public, and one of them is restricted afterwards. */
    private void measuresArePublic() {
        subjects.stream().filter(restricted::containsKey).forEach(this::lift);
        Set<SubjectId> measured = new LinkedHashSet<>();
        for (Map.Entry<RecordId, SubjectId> record : records.entrySet()) {
            SubjectId subject = record.getValue();
            if (kinds.get(subject) == SubjectKind.ENTERPRISE
                    && measured.size() < 2
                    && !measured.contains(subject)
                    && send(
                            "MEASURE",
                            new MoveMatter(
                                    subject,
                                    MatterMove.MEASURE_IMPOSED,
                                    0,
                                    terms(record.getKey(), "SA-05"),
                                    act(THIRD)))) {
                measured.add(subject);
            }
        }
        assertThat(measured).hasSize(2);
        assertThat(restrict(measured.iterator().next())).isTrue();
    }

    private void aPersonIsErasedWhileARestrictionWaits() {
        SubjectId person = subjects.stream()
                .filter(subject -> kinds.get(subject) == SubjectKind.PERSON)
                .filter(subject -> records.containsValue(subject))
                .findFirst()
                .orElseThrow();
        lift(person);
        commands.send(new OrderRestriction(person, RestrictionGround.RETENTION_RUNNING, ACCOUNTED));
        int order =
                ((Answer.Done) commands.send(new OrderErasure(person, ErasureGround.PURPOSE_MET, ACCOUNTED))).order();
        assertThat(send("ERASE", new ConfirmErasure(person, order, Act.of(SECOND))))
                .isTrue();
        Eventually.that(() -> keys.isDestroyed(person.value()));
    }

    private boolean restrict(SubjectId subject) {
        if (commands.send(new OrderRestriction(subject, RestrictionGround.RETENTION_RUNNING, ACCOUNTED))
                        instanceof Answer.Done ordered
                && send("RESTRICT", new ConfirmRestriction(subject, ordered.order(), Act.of(SECOND)))) {
            restricted.put(subject, ordered.order());
            return true;
        }
        return false;
    }

    private void lift(SubjectId subject) {
        Integer number = restricted.remove(subject);
        if (number != null) {
            commands.send(new OrderLift(subject, number, ACCOUNTED));
            assertThat(send("LIFT", new ConfirmLift(subject, number, Act.of(SECOND))))
                    .isTrue();
        }
    }

    private boolean send(String what, CreditCommand command) {
        boolean done = commands.send(command) instanceof Answer.Done;
        outcomes.merge(done ? what : what + " refused", 1, Integer::sum);
        return done;
    }

    private FieldValue correction(int n) {
        return switch (random.nextInt(3)) {
            case 0 -> new FieldValue("/documentNo", text("澄市监处罚〔2026〕更%d号".formatted(n)));
            case 1 -> new FieldValue("/decidedOn", text(decidedOn().toString()));
            default -> new FieldValue("/effectiveOn", text(decidedOn().toString()));
        };
    }

    /** Makes a penalty graver or lighter, and with that public or not. */
    private FieldValue newKind() {
        return new FieldValue(
                "/payload/kind", JsonMapper.shared().createArrayNode().add(random.nextBoolean() ? "警告" : "责令停产停业"));
    }

    private FactDraft draft(int n, SubjectKind kind) {
        String type = kind.isNaturalPerson() ? "AA-02" : TYPES.get(random.nextInt(TYPES.size()));
        return new FactDraft(
                type,
                MARKET,
                MARKET,
                "澄市监处罚〔2026〕%d号".formatted(n),
                null,
                decidedOn(),
                null,
                null,
                List.of(BASIS),
                payload(type),
                List.of(),
                List.of());
    }

    private LocalDate decidedOn() {
        return random.nextInt(4) == 0
                ? LocalDate.of(2019, 1, 1).plusDays(random.nextInt(700))
                : LocalDate.of(2025, 9, 1).plusDays(random.nextInt(300));
    }

    private ObjectNode payload(String type) {
        return (ObjectNode) JsonMapper.shared()
                .readTree(
                        switch (type) {
                            case "AA-01" ->
                                "{\"documentName\":\"许可决定书\",\"kind\":\"普通\",\"content\":\"准予许可\","
                                        + "\"validFrom\":\"2025-01-01\",\"validUntil\":\"2030-01-01\",\"status\":\"有效\"}";
                            case "AA-03" -> "{\"rewardName\":\"质量奖\",\"level\":\"县级\",\"reason\":\"质量突出\"}";
                            case "AG-02" ->
                                "{\"assessedBy\":\"江阴市财政局\",\"period\":\"2025\",\"grade\":\"A\",\"score\":%d.5}"
                                        .formatted(random.nextInt(100));
                            default ->
                                "{\"violation\":\"未明码标价\",\"facts\":\"经查属实，电话13812345678\",\"content\":\"罚\",\"kind\":[\"%s\"]}"
                                        .formatted(random.nextBoolean() ? "警告" : "责令停产停业");
                        });
    }

    private static JsonNode text(String value) {
        return JsonMapper.shared().valueToTree(value);
    }

    private void rebuild() {
        TestViews.rebuild(engine, viewPositions, engine.views(), positions.head());
        viewsHaveCaughtUp();
    }

    private void viewsHaveCaughtUp() {
        long head = positions.head();
        for (View view : views) {
            assertThat(viewPositions.await(view.name(), head, PATIENCE))
                    .as("%s has read up to %d", view.name(), head)
                    .isTrue();
        }
    }

    /** Every row of every table of every view, as text, in the order of the primary key. */
    private Map<String, List<String>> dump() {
        return requireNonNull(new TransactionTemplate(transactions).execute(status -> {
            jdbc.sql("set local timezone to 'UTC'").update(); // a session shows times in the zone it began in
            return rows();
        }));
    }

    private Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        jdbc.sql("""
                        select k.table_schema || '.' || k.table_name as name,
                               string_agg(k.column_name, ', ' order by k.ordinal_position) as key
                          from information_schema.table_constraints c
                          join information_schema.key_column_usage k using (constraint_schema, constraint_name)
                         where c.constraint_type = 'PRIMARY KEY'
                           and k.table_schema in ('profile', 'history', 'disclosure', 'disclosure_work', 'protection', 'objection', 'matter', 'repair', 'usage', 'due', 'past')
                         group by 1 order by 1
                        """)
                .query((row, n) -> Map.entry(row.getString("name"), row.getString("key")))
                .list()
                .forEach(table -> rows.put(
                        table.getKey(),
                        jdbc.sql("select t::text from " + table.getKey() + " t order by " + table.getValue())
                                .query(String.class)
                                .list()));
        assertThat(rows)
                .containsKeys(
                        "profile.subject",
                        "profile.record",
                        "history.entry",
                        "disclosure.record",
                        "disclosure.withdrawal",
                        "disclosure_work.subject",
                        "disclosure_work.withheld",
                        "protection.order_case",
                        "objection.objection_case",
                        "matter.matter",
                        "matter.organ",
                        "repair.repair_case",
                        "repair.organ",
                        "usage.look_up",
                        "usage.subject_seen",
                        "due.item",
                        "due.subject",
                        "past.moment",
                        "past.subject_version",
                        "past.record_version",
                        "past.matter_version");
        return rows;
    }
}
