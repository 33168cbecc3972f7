package org.chengxin.ledger.credit;

import static org.chengxin.ledger.support.Facts.MARKET;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.credit.CreditCommand.MoveMatter;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.MatterTerms.Named;
import org.chengxin.ledger.credit.MatterTerms.Part;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterNeed;
import org.chengxin.ledger.matter.MatterParty;
import org.chengxin.ledger.matter.MatterStage;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.chengxin.ledger.support.Facts;
import org.jspecify.annotations.Nullable;

/** Steps of matters that are in order, each by somebody who may take it, and archives in which they are due. */
final class MatterSteps {

    private static final Catalogue CATALOGUE = Catalogue.load();
    private static final Actor RECORDER = new Actor("recorder", Role.SUBMITTER, MARKET.uscc());
    private static final Organ PLANNING = new Organ("江阴市发展和改革委员会", Facts.code("1132028100000007"));

    private final LocalDate today;

    MatterSteps(LocalDate today) {
        this.today = today;
    }

    /** An archive that the mechanism applies to, with one negative record. */
    SubjectState archive(Mechanism mechanism) {
        SubjectKind kind = switch (mechanism) {
            case COMMITMENT, BREACH, RESPONSIBILITY, TASK -> SubjectKind.DEPARTMENT;
            case LISTING -> SubjectKind.ORGANISATION;
            default -> SubjectKind.ENTERPRISE;
        };
        SubjectState state = new SubjectState();
        state.evolve(
                new CreditEvent.SubjectRegistered(
                        SUBJECT,
                        kind,
                        SubjectName.of(kind, "江阴市示例单位"),
                        List.of(Identifier.uscc(own(kind))),
                        null,
                        null,
                        Act.of(OFFICE),
                        null),
                "registered");
        if (kind != SubjectKind.DEPARTMENT) {
            record(state, 1);
        }
        return state;
    }

    void record(SubjectState state, int n) {
        RecordFact command = new RecordFact(
                SUBJECT,
                Facts.record(n),
                null,
                Facts.penalty("澄市监处罚〔2026〕" + n + "号", LocalDate.of(2026, 6, 1), "罚款"),
                SubjectKind.DEPARTMENT,
                Act.of(RECORDER),
                null);
        MatterRulesTest.evolve(state, MatterRulesTest.happens(RecordRules.decide(state, command, CATALOGUE, today)));
    }

    FactRevoked revoked(int n) {
        return new FactRevoked(SUBJECT, Facts.record(n), RevocationGround.RECORDED_IN_ERROR, accounted(OFFICE));
    }

    RevokeFact revocation(int n) {
        return new RevokeFact(SUBJECT, Facts.record(n), RevocationGround.RECORDED_IN_ERROR, accounted(OFFICE));
    }

    /** An archive in which this step is due. */
    SubjectState before(MatterMove move) {
        if (move.opens()) {
            return archive(move.mechanism());
        }
        SubjectState state = archive(move.mechanism());
        walk(state, move);
        return state;
    }

    /** An archive in which this step was taken just now. */
    SubjectState after(MatterMove move) {
        SubjectState state = before(move);
        take(state, move);
        return state;
    }

    void take(SubjectState state, MatterMove move) {
        MatterRulesTest.evolve(state, MatterRulesTest.happens(decide(state, move, actorOf(move), terms(move))));
    }

    private void walk(SubjectState state, MatterMove goal) {
        take(state, MatterMove.opening(goal.mechanism()));
        while (!goal.leadsFrom(stage(state, goal.mechanism()))) {
            take(state, towards(stage(state, goal.mechanism()), goal));
        }
    }

    /** The first step that leads nearer: the tables are small and have no dead ends before a goal. */
    private static MatterMove towards(MatterStage stage, MatterMove goal) {
        return paths(stage, goal, new ArrayList<>()).getFirst();
    }

    private static List<MatterMove> paths(MatterStage stage, MatterMove goal, List<MatterStage> seen) {
        seen.add(stage);
        for (MatterMove move : MatterMove.of(goal.mechanism())) {
            if (!move.opens() && move.leadsFrom(stage) && !move.isOfTheLedger()) {
                MatterStage next = move.stageAfter(stage);
                if (goal.leadsFrom(next)) {
                    return List.of(move);
                }
                if (!seen.contains(next) && !paths(next, goal, seen).isEmpty()) {
                    return List.of(move);
                }
            }
        }
        return List.of();
    }

    private static MatterStage stage(SubjectState state, Mechanism mechanism) {
        return state.matters().find(mechanism, 1).orElseThrow().stage();
    }

    Decision decide(SubjectState state, MatterMove move, Actor actor, MatterTerms terms) {
        return MatterRules.decide(
                state,
                new MoveMatter(SUBJECT, move, move.opens() ? 0 : 1, terms, act(move, actor)),
                CATALOGUE,
                move.isOfTheLedger() ? today.plusYears(2) : today);
    }

    MoveMatter command(MatterMove move) {
        return new MoveMatter(SUBJECT, move, move.opens() ? 0 : 1, terms(move), act(move, actorOf(move)));
    }

    /** Somebody who may take it and has taken no step before it that would keep him out; one account for each step. */
    Actor actorOf(MatterMove move) {
        return by(move, move.name().toLowerCase(Locale.ROOT));
    }

    /** Somebody else who may take it. */
    Actor strangerFor(MatterMove move) {
        return by(move, "somebody-else");
    }

    private Actor by(MatterMove move, String account) {
        MatterParty party = move.parties().getFirst();
        SubjectKind kind = archive(move.mechanism()).registered().orElseThrow().kind();
        return switch (party) {
            case OFFICE, NAMED_ORGAN_OR_OFFICE, OPENING_ORGAN, ANY_ORGAN -> new Actor(account, Role.OFFICE, null);
            case SUBJECT -> new Actor(account, Role.SUBJECT, own(kind));
            case OWN_ORGAN -> new Actor(account, Role.SUBMITTER, own(kind));
            case DECIDING_BODY -> new Actor(account, Role.SUBMITTER, MARKET.uscc());
            case NAMED_ORGAN -> new Actor(account, Role.SUBMITTER, PLANNING.uscc());
            case LEDGER -> new Actor("ledger", Role.SYSTEM, null);
        };
    }

    /** Whether somebody of this role and of an organ that has nothing to do with it may take the step. */
    boolean isFor(MatterMove move, Role role) {
        return move.parties().stream().anyMatch(party -> switch (party) {
            case OFFICE, SUBJECT, OWN_ORGAN, OPENING_ORGAN, NAMED_ORGAN_OR_OFFICE -> role == Role.OFFICE;
            case ANY_ORGAN -> role == Role.OFFICE || role == Role.SUBMITTER;
            case DECIDING_BODY, NAMED_ORGAN -> false;
            case LEDGER -> role == Role.SYSTEM;
        });
    }

    private Act act(MatterMove move, Actor actor) {
        return move.isOfTheLedger() ? Act.of(actor) : accounted(actor);
    }

    /** What the step needs, and nothing else. */
    MatterTerms terms(MatterMove move) {
        boolean timed = move == MatterMove.MEASURE_IMPOSED || move == MatterMove.LISTING_ENTERED;
        return terms(
                move,
                needs(move, MatterNeed.CODE) ? code(move) : null,
                needs(move, MatterNeed.GROUND) ? ground(move) : null,
                timed ? today.plusMonths(12) : needs(move, MatterNeed.UNTIL) ? today.plusMonths(6) : null,
                needs(move, MatterNeed.DUE) || move == MatterMove.TASK_ASSIGNED ? due(move) : null);
    }

    private MatterTerms terms(
            MatterMove move,
            @Nullable String code,
            @Nullable String ground,
            @Nullable LocalDate until,
            @Nullable LocalDate due) {
        return new MatterTerms(
                needs(move, MatterNeed.RECORD) ? List.of(Facts.record(1)) : List.of(),
                code,
                ground,
                needs(move, MatterNeed.TITLE) ? new PersonalText("限期公开政务信息") : null,
                needs(move, MatterNeed.PROJECT) ? "PPP-2026-001" : null,
                needs(move, MatterNeed.FROM) ? today : null,
                until,
                due,
                needs(move, MatterNeed.AMOUNT) ? new BigDecimal("0") : null,
                List.of(),
                List.of(),
                needs(move, MatterNeed.ORGAN)
                        ? List.of(new Named(move == MatterMove.TASK_ASSIGNED ? Part.LEAD : Part.RECIPIENT, PLANNING))
                        : List.of(),
                needs(move, MatterNeed.PERSON) ? new SubjectId("01J00000000000000000000009") : null,
                needs(move, MatterNeed.EVIDENCE)
                        ? List.of(new Attachment("0".repeat(64), "application/pdf", "证明.pdf"))
                        : List.of());
    }

    MatterTerms onlyRecords(MatterMove move) {
        return new MatterTerms(
                List.of(Facts.record(1)),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    /** A measure or an entry on record 1. */
    MatterTerms measure(String code, @Nullable LocalDate until) {
        return terms(MatterMove.MEASURE_IMPOSED, code, null, until, null);
    }

    /** The usual measure on the first {@code records} records. */
    MatterTerms about(int records) {
        MatterTerms usual = terms(MatterMove.MEASURE_IMPOSED);
        return new MatterTerms(
                IntStream.rangeClosed(1, records).mapToObj(Facts::record).toList(),
                usual.code(),
                null,
                null,
                null,
                null,
                usual.until(),
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of());
    }

    MatterTerms until(MatterMove move, LocalDate day) {
        return terms(move, null, ground(move), day, null);
    }

    MatterTerms ground(MatterMove move, String ground) {
        return terms(move, null, ground, null, needs(move, MatterNeed.DUE) ? due(move) : null);
    }

    MatterTerms commitment(String code, @Nullable String project, List<String> items) {
        MatterTerms made = terms(MatterMove.COMMITMENT_MADE);
        return new MatterTerms(
                List.of(),
                code,
                null,
                Objects.requireNonNull(made.title()),
                project,
                null,
                null,
                made.due(),
                null,
                items,
                List.of(),
                List.of(),
                null,
                List.of());
    }

    private LocalDate due(MatterMove move) {
        return move == MatterMove.RECTIFICATION_EXTENDED ? today.plusDays(60) : today.plusDays(30);
    }

    private static String code(MatterMove move) {
        return switch (move) {
            case MEASURE_IMPOSED -> "SA-05";
            case LISTING_ENTERED -> "HN-06";
            case COMMITMENT_MADE -> "CM-01";
            case BREACH_RECEIVED -> "PROCUREMENT";
            case RESPONSIBILITY_ASSIGNED -> "EXECUTION";
            default -> "WORK";
        };
    }

    private static String ground(MatterMove move) {
        return switch (move) {
            case TOLERANCE_APPLIED -> "REFORM";
            case COMMITMENT_BROKEN -> "NOT_DONE";
            case COMMITMENT_ALTERED -> "PUBLIC_INTEREST";
            case BREACH_UNFOUNDED -> "PERFORMED";
            default -> "M1";
        };
    }

    private static boolean needs(MatterMove move, MatterNeed need) {
        return move.needs().contains(need);
    }

    private static String own(SubjectKind kind) {
        return kind == SubjectKind.DEPARTMENT ? Facts.code("1132028100000008") : Facts.code("91320281MA000000");
    }
}
