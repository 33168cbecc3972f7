package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.CreditCommand.ConfirmErasure;
import org.chengxin.ledger.credit.CreditCommand.ConfirmLift;
import org.chengxin.ledger.credit.CreditCommand.ConfirmRestriction;
import org.chengxin.ledger.credit.CreditCommand.DeclineErasure;
import org.chengxin.ledger.credit.CreditCommand.DeclineLift;
import org.chengxin.ledger.credit.CreditCommand.DeclineRestriction;
import org.chengxin.ledger.credit.CreditCommand.OrderErasure;
import org.chengxin.ledger.credit.CreditCommand.OrderLift;
import org.chengxin.ledger.credit.CreditCommand.OrderRestriction;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.CreditEvent.LiftOrdered;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.ProcessingRestricted;
import org.chengxin.ledger.credit.CreditEvent.RestrictionLifted;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.CampaignTries;
import org.chengxin.ledger.support.Facts;
import org.chengxin.ledger.support.FixedKeys;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireSerializer;
import org.jspecify.annotations.Nullable;

/** Whatever a crowd tries in whatever order, nothing is erased, restricted or lifted by one person alone. */
class FourEyesModelTest {

    private static final WireSerializer WIRE = new WireSerializer(new PersonalSealer(new FixedKeys()));
    private static final Rulebook RULEBOOK = new Rulebook(
            Catalogues.only(Catalogue.load()),
            new LedgerClock(Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC)));

    private static final int ORDERS_MAX = 4;

    /** One thing somebody tries. */
    record Attempt(What what, Actor actor, int order) {}

    enum What {
        ORDER_ERASURE,
        CONFIRM_ERASURE,
        DECLINE_ERASURE,
        ORDER_RESTRICTION,
        CONFIRM_RESTRICTION,
        DECLINE_RESTRICTION,
        ORDER_LIFT,
        CONFIRM_LIFT,
        DECLINE_LIFT
    }

    /** The naive twin: who waits for a second person, and whether the archive is restricted or erased. */
    private static final class Model {
        private @Nullable String erasure;
        private @Nullable String restriction;
        private @Nullable String lift;
        private int erasures;
        private int restrictions;
        private boolean restricted;
        private boolean erased;

        /** Whether the attempt changes anything. */
        boolean attempt(Attempt a) {
            if (a.actor().role() != Role.OFFICE || erased) {
                return false;
            }
            String who = a.actor().account().toLowerCase(Locale.ROOT);
            switch (a.what()) {
                case ORDER_ERASURE -> {
                    if (erasure != null) {
                        return false;
                    }
                    erasure = who;
                    erasures++;
                }
                case CONFIRM_ERASURE -> {
                    if (erasure == null || erasure.equals(who) || a.order() != erasures) {
                        return false;
                    }
                    erased = true;
                }
                case DECLINE_ERASURE -> {
                    if (erasure == null || a.order() != erasures) {
                        return false;
                    }
                    erasure = null;
                }
                case ORDER_RESTRICTION -> {
                    if (restriction != null || restricted) {
                        return false;
                    }
                    restriction = who;
                    restrictions++;
                }
                case CONFIRM_RESTRICTION -> {
                    if (restriction == null || restriction.equals(who) || a.order() != restrictions) {
                        return false;
                    }
                    restriction = null;
                    restricted = true;
                }
                case DECLINE_RESTRICTION -> {
                    if (restriction == null || a.order() != restrictions) {
                        return false;
                    }
                    restriction = null;
                }
                case ORDER_LIFT -> {
                    if (!restricted || lift != null || a.order() != restrictions) {
                        return false;
                    }
                    lift = who;
                }
                case CONFIRM_LIFT -> {
                    if (lift == null || lift.equals(who) || a.order() != restrictions) {
                        return false;
                    }
                    lift = null;
                    restricted = false;
                }
                case DECLINE_LIFT -> {
                    if (lift == null || a.order() != restrictions) {
                        return false;
                    }
                    lift = null;
                }
            }
            return true;
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void nobodyDoesBothHalvesOfADecision(@ForAll("attempts") List<Attempt> attempts) {
        Model model = new Model();
        SubjectState state = new SubjectState();
        evolve(state, RULEBOOK.decide(state, register()));
        for (Attempt attempt : attempts) {
            boolean expected = model.attempt(attempt);

            Decision decision = RULEBOOK.decide(state, command(attempt));

            assertThat(decision instanceof Decision.Happens).as("%s", attempt).isEqualTo(expected);
            assertThat(RULEBOOK.decide(SnapshotForm.storedAndRead(WIRE, state), command(attempt)))
                    .as("decided from a snapshot: %s", attempt)
                    .isEqualTo(decision);
            evolve(state, decision);
            assertThat(state.isErased()).isEqualTo(model.erased);
            assertThat(state.restriction().isPresent()).isEqualTo(model.restricted && !model.erased);
        }
    }

    private static void evolve(SubjectState state, Decision decision) {
        if (decision instanceof Decision.Happens happens) {
            happens.events().forEach(event -> {
                twoPeopleTookPart(state, event);
                state.evolve(event, "event");
            });
        }
    }

    private static void twoPeopleTookPart(SubjectState before, CreditEvent event) {
        String second = event.act().actor().account();
        switch (event) {
            case PersonalDataErased e -> {
                assertThat(e.orderedBy())
                        .isEqualTo(before.erasure(e.order()).orElseThrow().act().actor());
                assertThat(second).isNotEqualToIgnoringCase(e.orderedBy().account());
            }
            case ProcessingRestricted e -> {
                assertThat(e.orderedBy())
                        .isEqualTo(before.restriction(e.order())
                                .orElseThrow()
                                .act()
                                .actor());
                assertThat(second).isNotEqualToIgnoringCase(e.orderedBy().account());
            }
            case RestrictionLifted e ->
                assertThat(second).isNotEqualToIgnoringCase(e.orderedBy().account());
            case LiftOrdered e -> assertThat(before.restriction()).isPresent();
            default -> assertThat(event.act().actor().role()).isEqualTo(Role.OFFICE);
        }
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        Arbitrary<Actor> actors = Arbitraries.of(
                new Actor("office-1", Role.OFFICE, null),
                new Actor("office-1", Role.OFFICE, null),
                new Actor("OFFICE-1", Role.OFFICE, null),
                new Actor("office-2", Role.OFFICE, null),
                new Actor("office-2", Role.OFFICE, null),
                new Actor("office-3", Role.OFFICE, null),
                new Actor("auditor", Role.AUDITOR, null),
                new Actor("administrator", Role.ADMINISTRATOR, null),
                new Actor("ledger", Role.SYSTEM, null));
        return Combinators.combine(
                        Arbitraries.of(What.class),
                        actors,
                        Arbitraries.integers().between(0, ORDERS_MAX))
                .as(Attempt::new)
                .list()
                .ofMaxSize(60);
    }

    private static RegisterSubject register() {
        return new RegisterSubject(
                SUBJECT, Facts.person(SubjectKind.PERSON), Act.of(new Actor("office-1", Role.OFFICE, null)));
    }

    private static CreditCommand command(Attempt a) {
        Act act = accounted(a.actor());
        return switch (a.what()) {
            case ORDER_ERASURE -> new OrderErasure(SUBJECT, ErasureGround.CONSENT_WITHDRAWN, act);
            case CONFIRM_ERASURE -> new ConfirmErasure(SUBJECT, a.order(), act);
            case DECLINE_ERASURE -> new DeclineErasure(SUBJECT, a.order(), act);
            case ORDER_RESTRICTION -> new OrderRestriction(SUBJECT, RestrictionGround.ERASURE_NOT_FEASIBLE, act);
            case CONFIRM_RESTRICTION -> new ConfirmRestriction(SUBJECT, a.order(), act);
            case DECLINE_RESTRICTION -> new DeclineRestriction(SUBJECT, a.order(), act);
            case ORDER_LIFT -> new OrderLift(SUBJECT, a.order(), act);
            case CONFIRM_LIFT -> new ConfirmLift(SUBJECT, a.order(), act);
            case DECLINE_LIFT -> new DeclineLift(SUBJECT, a.order(), act);
        };
    }
}
