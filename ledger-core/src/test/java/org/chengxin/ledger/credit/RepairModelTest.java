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
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.statistics.Statistics;
import org.chengxin.ledger.credit.CreditCommand.AcceptRepair;
import org.chengxin.ledger.credit.CreditCommand.ApplyForRepair;
import org.chengxin.ledger.credit.CreditCommand.DeclineRepair;
import org.chengxin.ledger.credit.CreditCommand.EndShield;
import org.chengxin.ledger.credit.CreditCommand.GrantRepair;
import org.chengxin.ledger.credit.CreditCommand.RefuseRepair;
import org.chengxin.ledger.credit.CreditCommand.RepairByCourt;
import org.chengxin.ledger.credit.CreditCommand.ReviewRepairAtSource;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.RevokeRepair;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.support.CampaignTries;
import org.chengxin.ledger.support.Facts;
import org.jspecify.annotations.Nullable;

/** Whatever steps of a repair are tried in whatever order, the rules, the profile and the public agree with a naive model. */
class RepairModelTest {

    private static final LocalDate DECIDED = LocalDate.of(2026, 6, 15);
    private static final LocalDate EARLIEST = LocalDate.of(2026, 9, 15);
    private static final LocalDate LAST_PUBLIC = LocalDate.of(2027, 6, 15);
    private static final List<Actor> ACTORS = List.of(COMPANY, OFFICE, SECOND, SUBMITTER, SYSTEM);

    enum What {
        APPLY,
        ACCEPT,
        DECLINE,
        FIND_FULFILLED,
        FIND_UNFULFILLED,
        GRANT,
        REFUSE,
        REVOKE_REPAIR,
        SHIELD,
        END_SHIELD,
        REVOKE_RECORD
    }

    /** One step somebody tries after some days. Repair 0 is the newest there is. */
    record Attempt(What what, Actor actor, int repair, int days) {

        Attempt on(int newest) {
            return repair == 0 ? new Attempt(what, actor, newest, days) : this;
        }
    }

    /** What the model knows of one repair. */
    private static final class Known {
        private String stage;
        private final Actor by;
        private @Nullable Actor accepted;
        private @Nullable LocalDate date;
        private Actor last;

        Known(String stage, Actor by, @Nullable LocalDate date) {
            this.stage = stage;
            this.by = by;
            this.date = date;
            this.last = by;
        }

        boolean isOpen() {
            return List.of("APPLIED", "ACCEPTED", "FULFILLED", "UNFULFILLED").contains(stage);
        }
    }

    private static final class Model {
        private final List<Known> repairs = new ArrayList<>();
        private boolean revoked;

        boolean has(String stage) {
            return repairs.stream().anyMatch(repair -> repair.stage.equals(stage));
        }

        String attempt(Attempt a, LocalDate today) {
            return switch (a.what()) {
                case APPLY -> apply(a, today);
                case SHIELD -> shield(a, today);
                case REVOKE_RECORD -> revokeRecord(a);
                default -> step(a, today);
            };
        }

        private String apply(Attempt a, LocalDate today) {
            if (a.actor() != COMPANY && !isOffice(a)) {
                return "R-ACL";
            }
            for (Known repair : repairs) {
                if (repair.isOpen()) {
                    return repair.by == a.actor() ? "again" : "R-REPAIR-OPEN";
                }
            }
            String against = against(today);
            if (against != null) {
                return against;
            }
            repairs.add(new Known("APPLIED", a.actor(), null));
            return "happens";
        }

        /** What stands against a repair on this day, papers apart. */
        private @Nullable String against(LocalDate today) {
            if (revoked || has("GRANTED")) {
                return "R-STATE";
            }
            if (today.isBefore(EARLIEST)) {
                return "R-REPAIR-TIME";
            }
            return repairs.stream()
                            .filter(repair -> repair.stage.equals("REFUSED") || repair.stage.equals("REVOKED"))
                            .anyMatch(repair -> repair.date != null && today.isBefore(repair.date))
                    ? "R-REPAIR-WAIT"
                    : null;
        }

        private String shield(Attempt a, LocalDate today) {
            if (!isOffice(a)) {
                return "R-ACL";
            }
            for (Known repair : repairs) {
                if (repair.stage.equals("SHIELDED")) {
                    boolean isSame =
                            repair.by == a.actor() && today.plusDays(30).equals(repair.date);
                    return isSame ? "again" : has("GRANTED") ? "R-STATE" : "R-REPAIR-OPEN";
                }
            }
            if (revoked || has("GRANTED")) {
                return "R-STATE";
            }
            repairs.add(new Known("SHIELDED", a.actor(), today.plusDays(30)));
            return "happens";
        }

        private String revokeRecord(Attempt a) {
            if (a.actor() == COMPANY) {
                return "R-ACL";
            }
            if (revoked) {
                return "so already";
            }
            revoked = true;
            for (Known repair : repairs) {
                if (repair.isOpen() || repair.stage.equals("GRANTED") || repair.stage.equals("SHIELDED")) {
                    repair.stage = "OVERTAKEN";
                }
            }
            return "happens";
        }

        private String step(Attempt a, LocalDate today) {
            if (!mayStep(a)) {
                return "R-ACL";
            }
            if (a.repair() > repairs.size()) {
                return "R-REPAIR";
            }
            Known repair = repairs.get(a.repair() - 1);
            String next = next(a.what());
            boolean isSame = a.what() != What.REFUSE || today.plusDays(20).equals(repair.date);
            if (repair.stage.equals(next) && repair.last == a.actor() && isSame) {
                return "again";
            }
            String refused = refused(a, repair, today);
            if (refused != null) {
                return refused;
            }
            repair.stage = next;
            repair.last = a.actor();
            if (a.what() == What.ACCEPT) {
                repair.accepted = a.actor();
            } else if (a.what() == What.REFUSE) {
                repair.date = today.plusDays(20);
            } else if (a.what() == What.REVOKE_REPAIR) {
                repair.date = today.plusYears(1);
            }
            return "happens";
        }

        private static boolean mayStep(Attempt a) {
            return switch (a.what()) {
                case FIND_FULFILLED, FIND_UNFULFILLED -> a.actor() == SUBMITTER;
                case END_SHIELD -> isOffice(a) || a.actor() == SYSTEM;
                default -> isOffice(a);
            };
        }

        private @Nullable String refused(Attempt a, Known repair, LocalDate today) {
            return switch (a.what()) {
                case ACCEPT -> repair.stage.equals("APPLIED") ? against(today) : "R-STATE";
                case DECLINE -> repair.stage.equals("APPLIED") ? null : "R-STATE";
                case FIND_FULFILLED, FIND_UNFULFILLED -> repair.stage.equals("ACCEPTED") ? null : "R-STATE";
                case GRANT -> {
                    if (repair.stage.equals("ACCEPTED") || repair.stage.equals("UNFULFILLED")) {
                        yield "R-REPAIR-REVIEW";
                    }
                    if (!repair.stage.equals("FULFILLED")) {
                        yield "R-STATE";
                    }
                    yield a.actor() == repair.by || a.actor() == repair.accepted ? "R-4EYE" : against(today);
                }
                case REFUSE ->
                    repair.stage.equals("FULFILLED") || repair.stage.equals("UNFULFILLED") ? null : "R-STATE";
                case REVOKE_REPAIR -> repair.stage.equals("GRANTED") ? null : "R-STATE";
                case END_SHIELD -> {
                    if (!repair.stage.equals("SHIELDED")) {
                        yield "R-STATE";
                    }
                    yield a.actor() == SYSTEM && repair.date != null && !today.isAfter(repair.date)
                            ? "R-REPAIR-COURT"
                            : null;
                }
                case APPLY, SHIELD, REVOKE_RECORD -> throw new IllegalArgumentException("no step: " + a.what());
            };
        }

        private static boolean isOffice(Attempt a) {
            return a.actor() == OFFICE || a.actor() == SECOND;
        }

        private static String next(What what) {
            return switch (what) {
                case ACCEPT -> "ACCEPTED";
                case DECLINE -> "DECLINED";
                case FIND_FULFILLED -> "FULFILLED";
                case FIND_UNFULFILLED -> "UNFULFILLED";
                case GRANT -> "GRANTED";
                case REFUSE -> "REFUSED";
                case REVOKE_REPAIR -> "REVOKED";
                case END_SHIELD -> "SHIELD_ENDED";
                case APPLY, SHIELD, REVOKE_RECORD -> throw new IllegalArgumentException("no step: " + what);
            };
        }
    }

    @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void whateverIsTriedTheRulesTheProfileAndThePublicAgreeWithTheModel(@ForAll("attempts") List<Attempt> attempts) {
        LocalDate today = EARLIEST.minusDays(5);
        RepairArchive archive = RepairArchive.penalised(DECIDED, today, "没收违法所得、没收非法财物");
        Judgement judgement = archive.shown().judgement();
        Model model = new Model();
        boolean granted = false;
        for (Attempt tried : attempts) {
            Attempt attempt = tried.on(Math.max(1, model.repairs.size()));
            today = today.plusDays(attempt.days());
            String expected = model.attempt(attempt, today);
            CreditCommand command = command(attempt, today);

            assertThat(spoken(archive.on(today).decide(command)))
                    .as("%s on %s", attempt, today)
                    .isEqualTo(expected);
            if (expected.equals("happens")) {
                archive.happens(command);
            }

            granted |= model.has("GRANTED");
            assertThat(archive.shown().status()).isEqualTo(status(model));
            assertThat(archive.shown().judgement())
                    .as("a remedy never makes things worse")
                    .isEqualTo(judgement);
            assertThat(archive.isPublicOn(today))
                    .as("public on %s", today)
                    .isEqualTo(!model.revoked
                            && !model.has("GRANTED")
                            && !model.has("SHIELDED")
                            && !today.isAfter(LAST_PUBLIC));
        }
        Statistics.label("granted").collect(granted).coverage(c -> c.check(true).percentage(p -> p > 3));
    }

    private static RecordStatus status(Model model) {
        if (model.revoked) {
            return RecordStatus.REVOKED;
        }
        return model.has("GRANTED") ? RecordStatus.REPAIRED : RecordStatus.RECORDED;
    }

    private static String spoken(Decision decision) {
        return switch (decision) {
            case Decision.Happens happens -> "happens";
            case Decision.AlreadySo already -> "so already";
            case Decision.AlreadyOrdered already -> "again";
            case Decision.Refused refused -> refused.refusals().getFirst().rule();
        };
    }

    private static CreditCommand command(Attempt a, LocalDate today) {
        RecordId id = Facts.record(1);
        Act act = decided(a.actor());
        return switch (a.what()) {
            case APPLY -> new ApplyForRepair(SUBJECT, id, PROMISE, PROOFS, act);
            case ACCEPT -> new AcceptRepair(SUBJECT, id, a.repair(), act);
            case DECLINE -> new DeclineRepair(SUBJECT, id, a.repair(), act);
            case FIND_FULFILLED -> new ReviewRepairAtSource(SUBJECT, id, a.repair(), true, act);
            case FIND_UNFULFILLED -> new ReviewRepairAtSource(SUBJECT, id, a.repair(), false, act);
            case GRANT -> new GrantRepair(SUBJECT, id, a.repair(), act);
            case REFUSE -> new RefuseRepair(SUBJECT, id, a.repair(), today.plusDays(20), act);
            case REVOKE_REPAIR -> new RevokeRepair(SUBJECT, id, a.repair(), act);
            case SHIELD -> new RepairByCourt(SUBJECT, id, today.plusDays(30), act);
            case END_SHIELD -> new EndShield(SUBJECT, id, a.repair(), act);
            case REVOKE_RECORD -> new RevokeFact(SUBJECT, id, RevocationGround.RECORDED_IN_ERROR, accounted(a.actor()));
        };
    }

    /** Mostly steps that lead on, by people who may take them, on the newest repair; else anything. */
    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.just(What.APPLY)),
                        Tuple.of(5, Arbitraries.just(What.ACCEPT)),
                        Tuple.of(5, Arbitraries.just(What.FIND_FULFILLED)),
                        Tuple.of(6, Arbitraries.just(What.GRANT)),
                        Tuple.of(2, Arbitraries.just(What.REVOKE_REPAIR)),
                        Tuple.of(4, Arbitraries.of(What.class).filter(what -> what != What.REVOKE_RECORD)))
                .flatMap(what -> Combinators.combine(
                                Arbitraries.frequencyOf(
                                        Tuple.of(8, Arbitraries.of(whoMay(what))), Tuple.of(1, Arbitraries.of(ACTORS))),
                                Arbitraries.frequencyOf(
                                        Tuple.of(8, Arbitraries.just(0)), Tuple.of(1, Arbitraries.of(1, 2, 3))),
                                Arbitraries.frequencyOf(
                                        Tuple.of(8, Arbitraries.integers().between(0, 3)),
                                        Tuple.of(1, Arbitraries.integers().between(20, 100))))
                        .as((actor, repair, days) -> new Attempt(what, actor, repair, days)))
                .list()
                .ofMinSize(10)
                .ofMaxSize(60)
                .flatMap(attempts -> Arbitraries.frequency(Tuple.of(3, false), Tuple.of(1, true))
                        .map(ends -> ends ? revokedHalfway(attempts) : attempts));
    }

    private static List<Attempt> revokedHalfway(List<Attempt> attempts) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.add(attempts.size() / 2, new Attempt(What.REVOKE_RECORD, OFFICE, 0, 0));
        return all;
    }

    private static List<Actor> whoMay(What what) {
        return switch (what) {
            case APPLY -> List.of(COMPANY, COMPANY, OFFICE);
            case FIND_FULFILLED, FIND_UNFULFILLED -> List.of(SUBMITTER);
            case END_SHIELD -> List.of(SYSTEM, OFFICE);
            default -> List.of(OFFICE, SECOND);
        };
    }
}
