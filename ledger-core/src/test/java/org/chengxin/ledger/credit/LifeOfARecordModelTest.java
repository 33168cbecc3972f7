package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.credit.RepairArchive.COMPANY;
import static org.chengxin.ledger.credit.RepairArchive.PROMISE;
import static org.chengxin.ledger.credit.RepairArchive.PROOFS;
import static org.chengxin.ledger.credit.RepairArchive.SECOND;
import static org.chengxin.ledger.credit.RepairArchive.SYSTEM;
import static org.chengxin.ledger.credit.RepairArchive.decided;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.SUBMITTER;
import static org.chengxin.ledger.support.Facts.accounted;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.statistics.Statistics;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.MoveMatter;
import org.chengxin.ledger.credit.CreditCommand.StepObjection;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.disclosure.Disclosure;
import org.chengxin.ledger.disclosure.Disclosure.PublicSubject;
import org.chengxin.ledger.disclosure.PublicRecord;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.profile.ArchiveState;
import org.chengxin.ledger.profile.CreditProfile;
import org.chengxin.ledger.profile.CreditProfile.Happened;
import org.chengxin.ledger.profile.MatterProfile;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.profile.Validity;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.CampaignTries;
import org.chengxin.ledger.support.Facts;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/**
 * Whatever happens to a record, in whatever order: it is recorded, corrected, objected to, decided on, repaired, tolerated,
 * rectified, expired, erased, renamed, merged, taken over. After every step the profile and what the public reads are what a naive model says, a random
 * moment of the past is still what the model said then, and the fold from zero is the fold step by step.
 */
class LifeOfARecordModelTest {

    private static final LocalDate BEGIN = LocalDate.of(2026, 9, 20);
    private static final LocalDate DECIDED = LocalDate.of(2026, 6, 15);
    private static final int STEPS = 40;
    private static final int RECORDS_MAX = 3;
    private static final Actor SOURCE = new Actor("source", Role.SUBMITTER, Facts.MARKET.uscc());
    private static final Organ HEIR = new Organ("江阴市承继局", Facts.code("1132028100000031"));
    private static final Actor HEIR_ACTOR = new Actor("heir", Role.SUBMITTER, HEIR.uscc());
    private static final Actor THIRD = new Actor("office-3", Role.OFFICE, null);
    private static final List<Actor> ACTORS = List.of(OFFICE, SECOND, THIRD, SUBMITTER, SOURCE, COMPANY, SYSTEM);

    /** What the model knows of one record. */
    private record Known(
            @Nullable String content,
            boolean corrected,
            boolean revoked,
            boolean repaired,
            boolean exempt,
            boolean withheld,
            boolean expired,
            boolean disputed,
            boolean takenOver) {

        RecordStatus status() {
            if (revoked) {
                return RecordStatus.REVOKED;
            }
            if (expired) {
                return RecordStatus.EXPIRED;
            }
            if (repaired) {
                return RecordStatus.REPAIRED;
            }
            if (exempt) {
                return RecordStatus.EXEMPTED;
            }
            return withheld ? RecordStatus.WITHHELD : corrected ? RecordStatus.CORRECTED : RecordStatus.RECORDED;
        }

        boolean isHidden() {
            return revoked || expired || repaired || exempt || withheld;
        }

        boolean counts() {
            return !revoked && !expired && !repaired && !exempt;
        }

        Known now(String text) {
            return new Known(text, true, revoked, repaired, exempt, withheld, expired, disputed, takenOver);
        }

        Known with(Flag flag, boolean on) {
            return new Known(
                    content,
                    corrected,
                    flag == Flag.REVOKED ? on : revoked,
                    flag == Flag.REPAIRED ? on : repaired,
                    flag == Flag.EXEMPT ? on : exempt,
                    flag == Flag.WITHHELD ? on : withheld,
                    flag == Flag.EXPIRED ? on : expired,
                    flag == Flag.DISPUTED ? on : disputed,
                    flag == Flag.TAKEN_OVER ? on : takenOver);
        }
    }

    private enum Flag {
        REVOKED,
        REPAIRED,
        EXEMPT,
        WITHHELD,
        EXPIRED,
        DISPUTED,
        TAKEN_OVER
    }

    /** What the model said after a step: the records, which measures are in force, and what the body is called and was. */
    private record Said(
            TreeMap<Integer, Known> records,
            TreeMap<Integer, Map<Flag, LocalDate>> since,
            Set<Integer> measures,
            Names names) {

        /** Whether a record held on a day, told from what happened to it and when. */
        Validity validity(int n, LocalDate decided, LocalDate day) {
            Known known = Objects.requireNonNull(records.get(n));
            Map<Flag, LocalDate> dates = since.getOrDefault(n, Map.of());
            if (day.isBefore(decided)) {
                return Validity.NOT_YET;
            }
            if (known.revoked() && !day.isBefore(Objects.requireNonNull(dates.get(Flag.REVOKED)))) {
                return Validity.REVOKED;
            }
            if (known.withheld() && !known.revoked() && !known.expired()) {
                return Validity.WITHHELD;
            }
            if (known.expired() && !day.isBefore(Objects.requireNonNull(dates.get(Flag.EXPIRED)))) {
                return Validity.EXPIRED;
            }
            boolean repaired = known.repaired() && !known.revoked() && !known.expired();
            if (repaired && !day.isBefore(Objects.requireNonNull(dates.get(Flag.REPAIRED)))) {
                return Validity.REPAIRED;
            }
            return known.exempt() ? Validity.EXEMPTED : Validity.IN_FORCE;
        }
    }

    /** A name that somebody bears from a day on, and the one before; a body that ended has an heir. */
    private record Names(String now, @Nullable String before, LocalDate since, boolean ended) {

        String on(LocalDate day) {
            return before != null && day.isBefore(since) ? before : now;
        }
    }

    private static final class Model {
        private final TreeMap<Integer, Known> records = new TreeMap<>();
        private final TreeMap<Integer, Map<Flag, LocalDate>> since = new TreeMap<>();
        private LocalDate today = BEGIN;
        private final TreeMap<Integer, Integer> measures = new TreeMap<>();
        private final List<Integer> objections = new ArrayList<>();
        private final TreeMap<Integer, Integer> repairs = new TreeMap<>();
        private final List<Integer> tolerances = new ArrayList<>();
        private int measuresMade;
        private int rectifications;
        private boolean erased;
        private Names names = new Names(RepairArchive.NAME, null, BEGIN, false);

        void set(int record, Flag flag, boolean on) {
            Known before = Objects.requireNonNull(records.get(record));
            Known after = before.with(flag, on);
            records.put(record, after);
            if (on && !after.equals(before)) {
                since.computeIfAbsent(record, n -> new EnumMap<>(Flag.class)).put(flag, today);
            }
            measures.values()
                    .removeIf(n -> !Objects.requireNonNull(records.get(n)).counts());
        }

        Said said() {
            TreeMap<Integer, Map<Flag, LocalDate>> dates = new TreeMap<>();
            since.forEach((n, flags) -> dates.put(n, new EnumMap<>(flags)));
            return new Said(new TreeMap<>(records), dates, new HashSet<>(measures.keySet()), names);
        }
    }

    private final Set<String> happened = new HashSet<>();

    @Property(tries = 100, seed = "20261123", edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void whateverHappensTheProfileThePublicAndThePastAgreeWithTheModel(@ForAll @LongRange(min = 0) long seed) {
        Random random = new Random(seed);
        SubjectKind kind = List.of(
                        SubjectKind.ENTERPRISE, SubjectKind.ENTERPRISE, SubjectKind.CIVIL_SERVANT, SubjectKind.PERSON)
                .get(random.nextInt(4));
        LocalDate today = BEGIN;
        RepairArchive archive = RepairArchive.of(kind, today);
        Model model = new Model();
        // What the model said when the history was so long, which is at the end of a command and never in its midst.
        TreeMap<Integer, Said> past = new TreeMap<>();
        CreditProfile live = CreditProfile.of(archive.history());
        past.put(archive.history().size(), model.said());
        happened.clear();
        for (int step = 0; step < STEPS; step++) {
            today = today.plusDays(random.nextInt(8));
            archive.on(today);
            model.today = today;
            int before = archive.history().size();
            attempt(archive, model, kind, today, random, step);
            List<Happened> history = archive.history();
            for (Happened event : history.subList(before, history.size())) {
                live = live.after(event.event(), event.stamp());
            }
            past.put(history.size(), model.said());
            agrees(live, model.said(), kind, today, "seed " + seed + " step " + step);
            int then = List.copyOf(past.keySet()).get(random.nextInt(past.size()));
            agreesBut(
                    CreditProfile.of(history.subList(0, then)),
                    Objects.requireNonNull(past.get(then)),
                    "seed " + seed + " as of " + then);
        }
        assertThat(CreditProfile.of(archive.history())).isEqualTo(live);
        for (String what : List.of(
                "GrantRepair",
                "TOLERANCE_RECOGNISED",
                "EXPIRE",
                "ERASE",
                "DECIDE",
                "LIFT",
                "MERGE",
                "RENAME",
                "TAKE OVER")) {
            Statistics.label(what)
                    .collect(happened.contains(what))
                    .coverage(c -> c.check(true).count(n -> n > 0));
        }
    }

    private static void agrees(CreditProfile profile, Said said, SubjectKind kind, LocalDate today, String at) {
        agreesBut(profile, said, at);
        said.records().forEach((n, known) -> {
            RecordProfile shown = Objects.requireNonNull(profile.records().get(Facts.record(n)));
            boolean open = !kind.isNaturalPerson()
                    && !known.isHidden()
                    && shown.judgement().publicity().isPublicOn(today);
            Optional<PublicRecord> read =
                    Disclosure.of(asPublic(profile, kind), shown, RepairArchive.catalogue(), today);
            assertThat(read.isPresent()).as("%s record %d public", at, n).isEqualTo(open);
            read.ifPresent(record -> assertThat(record.subjectName())
                    .as("%s record %d name of its day", at, n)
                    .isEqualTo(said.names().on(record.decidedOn())));
        });
    }

    private static PublicSubject asPublic(CreditProfile profile, SubjectKind kind) {
        PublicSubject subject = new PublicSubject(SUBJECT, kind, RepairArchive.NAME, null);
        for (Succession succession : profile.successions()) {
            String newName = succession.newName();
            subject = newName == null ? subject : subject.renamed(newName, succession.effectiveOn());
        }
        return subject;
    }

    private static void agreesBut(CreditProfile profile, Said said, String at) {
        assertThat(profile.records().keySet())
                .as(at)
                .isEqualTo(said.records().keySet().stream().map(Facts::record).collect(Collectors.toSet()));
        said.records().forEach((n, known) -> {
            RecordProfile shown = Objects.requireNonNull(profile.records().get(Facts.record(n)));
            assertThat(shown.standing()).as("%s record %d", at, n).isEqualTo(known.status());
            for (int days : List.of(-1, 0, 20, 60, 120, 200, 300)) {
                LocalDate decided = shown.fact().effectiveOn() == null
                        ? shown.fact().decidedOn()
                        : shown.fact().effectiveOn();
                LocalDate day = decided.plusDays(days);
                assertThat(Validity.of(shown, day))
                        .as("%s record %d on %s", at, n, day)
                        .isEqualTo(said.validity(n, decided, day));
            }
            assertThat(shown.disputed()).as("%s record %d disputed", at, n).isEqualTo(known.disputed());
            assertThat(shown.answering().uscc())
                    .as("%s record %d answered for", at, n)
                    .isEqualTo(known.takenOver() ? HEIR.uscc() : Facts.MARKET.uscc());
            if (profile.state() != ArchiveState.ERASED) {
                assertThat(shown.fact().documentTitle())
                        .as("%s record %d content", at, n)
                        .isEqualTo(known.content());
            }
        });
        SubjectRegistered subject = Objects.requireNonNull(profile.subject());
        if (!subject.kind().isNaturalPerson()) {
            assertThat(subject.name().value())
                    .as("%s name", at)
                    .isEqualTo(said.names().now());
        }
        assertThat(profile.successions().stream().anyMatch(s -> s.kind().ends()))
                .as("%s ended", at)
                .isEqualTo(said.names().ended());
        Set<Integer> inForce = profile.matters().values().stream()
                .filter(m -> m.mechanism() == Mechanism.MEASURE && m.stage() == MatterStage.IN_FORCE)
                .map(MatterProfile::number)
                .collect(Collectors.toSet());
        assertThat(inForce).as("%s measures", at).isEqualTo(said.measures());
    }

    private void attempt(
            RepairArchive archive, Model model, SubjectKind kind, LocalDate today, Random random, int step) {
        if (model.records.isEmpty() || (model.records.size() < RECORDS_MAX && random.nextInt(8) == 0)) {
            int n = model.records.size() + 1;
            if (archive.tried(recorded(n, kind))) {
                model.records.put(n, new Known(null, false, false, false, false, false, false, false, false));
            }
            return;
        }
        int record = 1 + random.nextInt(model.records.size());
        RecordId id = Facts.record(record);
        String text = "决定书" + step;
        switch (random.nextInt(14)) {
            case 0, 1 -> {
                if (tried(
                        archive,
                        "CORRECT",
                        new CreditCommand.CorrectFact(SUBJECT, id, List.of(title(text)), accounted(SUBMITTER)))) {
                    model.records.computeIfPresent(record, (n, known) -> known.now(text));
                }
            }
            case 2 -> {
                if (random.nextInt(4) == 0
                        && tried(
                                archive,
                                "REVOKE",
                                new CreditCommand.RevokeFact(
                                        SUBJECT, id, RevocationGround.RECORDED_IN_ERROR, accounted(OFFICE)))) {
                    model.set(record, Flag.REVOKED, true);
                }
            }
            case 3 -> {
                if (tried(
                        archive,
                        "OBJECT",
                        new CreditCommand.FileObjection(
                                SUBJECT,
                                id,
                                "ERROR",
                                List.of(new Claim("/documentTitle", new PersonalText("应为另一件"))),
                                List.of(),
                                accounted(OFFICE)))) {
                    model.objections.add(record);
                    model.set(record, Flag.DISPUTED, true);
                }
            }
            case 4, 5, 6 -> objection(archive, model, random, text);
            case 7, 8 -> repair(archive, model, id, record, random);
            case 9, 10 -> tolerance(archive, model, id, record, random, today);
            case 11 -> measure(archive, model, id, record, random, today);
            case 12 -> succession(archive, model, id, record, random, today);
            default -> lastThings(archive, model, kind, id, record, random, today);
        }
    }

    private void objection(RepairArchive archive, Model model, Random random, String text) {
        if (model.objections.isEmpty()) {
            return;
        }
        int number = model.objections.size();
        int record = model.objections.get(number - 1);
        ObjectionOutcome outcome = ObjectionOutcome.values()[random.nextInt(ObjectionOutcome.values().length)];
        List<FieldValue> values = outcome == ObjectionOutcome.CORRECTED ? List.of(title(text)) : List.of();
        List<ObjectionStep> steps = new ArrayList<>(List.of(
                new ObjectionStep.Accept(),
                new ObjectionStep.Check(false),
                new ObjectionStep.Check(true),
                new ObjectionStep.Verify(SourceFinding.RIGHT),
                new ObjectionStep.Verify(SourceFinding.WRONG),
                new ObjectionStep.Decide(outcome, values),
                new ObjectionStep.Inform(),
                new ObjectionStep.RequestReview(),
                new ObjectionStep.DecideReview(outcome, values)));
        if (random.nextInt(5) == 0) {
            steps.add(new ObjectionStep.Decline());
        }
        Collections.shuffle(steps, random);
        for (ObjectionStep step : steps) {
            boolean byHeir = random.nextInt(3) == 0;
            Actor actor =
                    step instanceof ObjectionStep.Verify ? byHeir ? HEIR_ACTOR : SOURCE : ACTORS.get(random.nextInt(3));
            String name = step.getClass().getSimpleName().toUpperCase(Locale.ROOT);
            if (tried(archive, name, new StepObjection(SUBJECT, number, step, accounted(actor)))) {
                if (step instanceof ObjectionStep.Verify) {
                    assertThat(byHeir)
                            .isEqualTo(Objects.requireNonNull(model.records.get(record))
                                    .takenOver());
                }
                became(model, record, step, outcome, text);
                return;
            }
        }
    }

    private static void became(Model model, int record, ObjectionStep step, ObjectionOutcome outcome, String text) {
        boolean decided = step instanceof ObjectionStep.Decide || step instanceof ObjectionStep.DecideReview;
        if (decided || step instanceof ObjectionStep.Decline) {
            model.set(record, Flag.DISPUTED, false);
        }
        if (step instanceof ObjectionStep.RequestReview) {
            model.set(record, Flag.DISPUTED, true);
        }
        if (decided && outcome == ObjectionOutcome.CORRECTED) {
            model.records.computeIfPresent(record, (n, known) -> known.now(text));
        } else if (decided && outcome == ObjectionOutcome.WITHDRAWN) {
            model.set(record, Flag.WITHHELD, true);
        } else if (decided && outcome == ObjectionOutcome.REVOKED) {
            model.set(record, Flag.REVOKED, true);
        }
    }

    private void repair(RepairArchive archive, Model model, RecordId id, int record, Random random) {
        int number = model.repairs.getOrDefault(record, 0);
        List<CreditCommand> commands = new ArrayList<>(List.of(
                new CreditCommand.ApplyForRepair(SUBJECT, id, PROMISE, PROOFS, decided(THIRD)),
                new CreditCommand.AcceptRepair(SUBJECT, id, number, decided(OFFICE)),
                new CreditCommand.ReviewRepairAtSource(SUBJECT, id, number, true, decided(SOURCE)),
                new CreditCommand.GrantRepair(SUBJECT, id, number, decided(SECOND)),
                new CreditCommand.RevokeRepair(SUBJECT, id, number, decided(OFFICE))));
        Collections.shuffle(commands, random);
        for (CreditCommand command : commands) {
            if (tried(archive, command.getClass().getSimpleName(), command)) {
                switch (command) {
                    case CreditCommand.ApplyForRepair c -> model.repairs.put(record, number + 1);
                    case CreditCommand.GrantRepair c -> model.set(record, Flag.REPAIRED, true);
                    case CreditCommand.RevokeRepair c -> model.set(record, Flag.REPAIRED, false);
                    default -> {}
                }
                return;
            }
        }
    }

    private void tolerance(
            RepairArchive archive, Model model, RecordId id, int record, Random random, LocalDate today) {
        List<MatterMove> moves = new ArrayList<>(MatterMove.of(Mechanism.TOLERANCE));
        Collections.shuffle(moves, random);
        for (MatterMove move : moves) {
            int number = move.opens() ? 0 : model.tolerances.size();
            boolean own = move.opens() || move == MatterMove.TOLERANCE_WITHDRAWN;
            Actor actor = own ? OFFICE : random.nextBoolean() ? SOURCE : SUBMITTER;
            if (tried(
                    archive,
                    move.name(),
                    new MoveMatter(SUBJECT, move, number, terms(move, id, today), accounted(actor)))) {
                became(model, record, move, number);
                return;
            }
        }
    }

    private static void became(Model model, int record, MatterMove move, int number) {
        if (move.opens()) {
            model.tolerances.add(record);
        } else if (move == MatterMove.TOLERANCE_RECOGNISED) {
            model.set(model.tolerances.get(number - 1), Flag.EXEMPT, true);
        } else if (move == MatterMove.TOLERANCE_REVOKED) {
            model.set(model.tolerances.get(number - 1), Flag.EXEMPT, false);
        }
    }

    private void measure(RepairArchive archive, Model model, RecordId id, int record, Random random, LocalDate today) {
        if (random.nextInt(3) > 0) {
            if (tried(
                    archive,
                    "IMPOSE",
                    new MoveMatter(
                            SUBJECT,
                            MatterMove.MEASURE_IMPOSED,
                            0,
                            terms(MatterMove.MEASURE_IMPOSED, id, today),
                            accounted(OFFICE)))) {
                model.measures.put(++model.measuresMade, record);
            }
            return;
        }
        boolean expire = random.nextBoolean();
        if (model.measuresMade > 0
                && tried(
                        archive,
                        "LIFT",
                        new MoveMatter(
                                SUBJECT,
                                expire ? MatterMove.MEASURE_EXPIRED : MatterMove.MEASURE_LIFTED,
                                model.measuresMade,
                                MatterTerms.NONE,
                                accounted(expire ? SYSTEM : SECOND)))) {
            model.measures.remove(model.measuresMade);
        }
    }

    /** The body gets another name or goes into another one; or the source of a record did, and its heir answers for it. */
    private void succession(
            RepairArchive archive, Model model, RecordId id, int record, Random random, LocalDate today) {
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                if (tried(archive, "TAKE OVER", new CreditCommand.TakeOver(SUBJECT, id, HEIR, Act.of(SYSTEM)))) {
                    model.set(record, Flag.TAKEN_OVER, true);
                }
            }
            case 2, 3 -> {
                LocalDate since = random.nextBoolean() ? today : DECIDED.minusDays(random.nextInt(60));
                Succession rename =
                        new Succession(SuccessionKind.RENAMED, since, model.names.now(), "江阴市新示例有限公司", List.of());
                if (tried(archive, "RENAME", new CreditCommand.RecordSuccession(SUBJECT, rename, accounted(OFFICE)))) {
                    model.names = new Names("江阴市新示例有限公司", model.names.now(), since, false);
                }
            }
            default -> {
                Succession merger = new Succession(
                        SuccessionKind.MERGED,
                        today,
                        model.names.now(),
                        null,
                        List.of(new Succession.Successor(
                                new SubjectId("01J00000000000000000000009"), HEIR, List.of())));
                if (random.nextInt(3) == 0
                        && tried(
                                archive,
                                "MERGE",
                                new CreditCommand.RecordSuccession(SUBJECT, merger, accounted(OFFICE)))) {
                    model.names = new Names(model.names.now(), model.names.before(), model.names.since(), true);
                }
            }
        }
    }

    private void lastThings(
            RepairArchive archive,
            Model model,
            SubjectKind kind,
            RecordId id,
            int record,
            Random random,
            LocalDate today) {
        switch (random.nextInt(4)) {
            case 0 -> {
                if (tried(archive, "EXPIRE", new CreditCommand.ExpireFact(SUBJECT, id, Act.of(SYSTEM)))) {
                    model.set(record, Flag.EXPIRED, true);
                }
            }
            case 1 -> {
                if (tried(
                        archive,
                        "RECTIFY",
                        new MoveMatter(
                                SUBJECT,
                                MatterMove.RECTIFICATION_ORDERED,
                                0,
                                terms(MatterMove.RECTIFICATION_ORDERED, id, today),
                                accounted(OFFICE)))) {
                    model.rectifications++;
                }
            }
            case 2 ->
                tried(
                        archive,
                        "REPORT",
                        new MoveMatter(
                                SUBJECT,
                                MatterMove.RECTIFICATION_REPORTED,
                                model.rectifications,
                                later(),
                                accounted(THIRD)));
            default -> erase(archive, model, kind, random);
        }
    }

    private void erase(RepairArchive archive, Model model, SubjectKind kind, Random random) {
        if (kind != SubjectKind.PERSON || model.erased) {
            return;
        }
        tried(
                archive,
                "ORDER",
                new CreditCommand.OrderErasure(SUBJECT, ErasureGround.CONSENT_WITHDRAWN, accounted(OFFICE)));
        if (tried(archive, "ERASE", new CreditCommand.ConfirmErasure(SUBJECT, 1, Act.of(SECOND)))) {
            model.erased = true;
            model.records.replaceAll((n, known) -> known.with(Flag.DISPUTED, false));
            model.measures.clear();
        }
    }

    private boolean tried(RepairArchive archive, String what, CreditCommand command) {
        boolean done = archive.tried(command);
        if (done) {
            happened.add(what);
        }
        return done;
    }

    private static MatterTerms terms(MatterMove move, RecordId id, LocalDate today) {
        return !move.opens()
                ? later()
                : new MatterTerms(
                        List.of(id),
                        "SA-09",
                        "REFORM",
                        new PersonalText("限期改正"),
                        null,
                        null,
                        today.plusMonths(3),
                        today.plusMonths(1),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        null,
                        PROOFS);
    }

    private static MatterTerms later() {
        return new MatterTerms(
                List.of(), null, null, null, null, null, null, null, null, List.of(), List.of(), List.of(), null,
                PROOFS);
    }

    private static FieldValue title(String text) {
        return new FieldValue("/documentTitle", StringNode.valueOf(text));
    }

    private static CreditCommand recorded(int n, SubjectKind kind) {
        LocalDate sanctioned = LocalDate.of(2026, 4, 1 + n);
        return RepairArchive.record(
                n,
                kind == SubjectKind.CIVIL_SERVANT
                        ? Facts.draft(
                                "DS-03",
                                n + "号",
                                sanctioned,
                                Facts.json("{\"conduct\":\"样本\"}")
                                        .put("sanction", "警告")
                                        .put("from", sanctioned.toString()))
                        : Facts.penalty(n + "号", DECIDED, "没收违法所得、没收非法财物"));
    }
}
