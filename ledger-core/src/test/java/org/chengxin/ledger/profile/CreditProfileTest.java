package org.chengxin.ledger.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.accounted;
import static org.chengxin.ledger.support.Facts.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.chengxin.ledger.catalogue.DisclosureLevel;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.FactCorrected;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.FactSupplemented;
import org.chengxin.ledger.credit.CreditEvent.OfRecord;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Fact;
import org.chengxin.ledger.credit.Judgement;
import org.chengxin.ledger.credit.Origin;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.credit.Registration;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.profile.CreditProfile.Happened;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.CampaignTries;
import org.chengxin.ledger.support.Facts;
import org.junit.jupiter.api.Test;

/** A profile is a fold of events and nothing else. */
class CreditProfileTest {

    private static final Judgement JUDGEMENT =
            Facts.shown(DisclosureLevel.PUBLIC, LocalDate.of(2026, 6, 1), LocalDate.of(2027, 6, 1));

    @Test
    void beforeTheFirstEventThereIsNothing() {
        CreditProfile profile = CreditProfile.of(List.of());
        assertThat(profile.subject()).isNull();
        assertThat(profile.records()).isEmpty();
    }

    @Test
    void recordsStandInTheOrderInWhichTheyWereMadeWhateverHappensToThemLater() {
        CreditProfile profile = CreditProfile.of(
                history(registered(), recorded(2), recorded(1), recorded(3), corrected(2), revoked(1)));
        assertThat(profile.records().keySet()).containsExactly(record(2), record(1), record(3));
    }

    @Test
    void aFreshRecordIsShownAsItWasRecorded() {
        RecordProfile shown = CreditProfile.of(history(recorded(1))).records().get(record(1));

        assertThat(shown.status()).isEqualTo(RecordStatus.RECORDED);
        assertThat(shown.fact()).isEqualTo(fact(0));
        assertThat(shown.origin()).isEqualTo(new Origin("batch", 7));
        assertThat(shown.first()).isEqualTo(shown.last());
        assertThat(shown.disputed()).isFalse();
        assertThat(shown.revocation()).isNull();
    }

    @Test
    void aCorrectedRecordShowsTheNewContentAndWhereItWasFirstMade() {
        RecordProfile shown =
                CreditProfile.of(history(recorded(1), corrected(1))).records().get(record(1));

        assertThat(shown.status()).isEqualTo(RecordStatus.CORRECTED);
        assertThat(shown.fact()).isEqualTo(fact(1));
        assertThat(shown.first().position()).isEqualTo(1);
        assertThat(shown.last().position()).isEqualTo(2);
        assertThat(shown.origin()).isEqualTo(new Origin("batch", 7));
    }

    @Test
    void aSupplementedRecordIsShownAsPutRight() {
        RecordProfile shown = CreditProfile.of(history(recorded(1), supplemented(1)))
                .records()
                .get(record(1));
        assertThat(shown.status()).isEqualTo(RecordStatus.CORRECTED);
        assertThat(shown.fact()).isEqualTo(fact(2));
    }

    @Test
    void aRevokedRecordStaysWithItsGroundAndItsLastContent() {
        RecordProfile shown = CreditProfile.of(history(recorded(1), corrected(1), revoked(1)))
                .records()
                .get(record(1));

        assertThat(shown.status()).isEqualTo(RecordStatus.REVOKED);
        assertThat(shown.revocation()).isEqualTo(RevocationGround.DECISION_REVOKED);
        assertThat(shown.fact()).isEqualTo(fact(1));
    }

    /** Guards the zone: half past four in the afternoon in London is the next day here. */
    @Test
    void theDayOfARevocationIsTheDayInShanghai() {
        CreditEvent event = revoked(1);
        CreditProfile recorded = CreditProfile.of(history(recorded(1)));
        Stamp lateEvening = new Stamp(2, "event", Instant.parse("2026-11-21T16:30:00Z"));
        Stamp afternoon = new Stamp(2, "event", Instant.parse("2026-11-21T15:59:59Z"));

        assertThat(recorded.after(event, lateEvening).records().get(record(1)).revokedOn())
                .isEqualTo(LocalDate.of(2026, 11, 22));
        assertThat(recorded.after(event, afternoon).records().get(record(1)).revokedOn())
                .isEqualTo(LocalDate.of(2026, 11, 21));
    }

    @Test
    void aStreamThatSpeaksOfARecordItNeverMadeIsBroken() {
        assertThatThrownBy(() -> CreditProfile.of(history(corrected(1))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(record(1).value());
        assertThatThrownBy(() -> CreditProfile.of(history(revoked(1)))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aProfileOnceReadDoesNotChange() {
        CreditProfile before = CreditProfile.of(history(recorded(1)));
        before.after(recorded(2), new Stamp(2, "event", Instant.EPOCH));

        assertThat(before.records()).containsOnlyKeys(record(1));
        assertThatThrownBy(() -> before.records().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    /** This is what lets a view keep records apart and fold them one by one. */
    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void foldingTheWholeEqualsFoldingRecordByRecord(@ForAll("histories") List<Happened> history) {
        Map<RecordId, RecordProfile> apart = new LinkedHashMap<>();
        for (Happened happened : history) {
            if (happened.event() instanceof OfRecord event) {
                apart.put(event.recordId(), RecordProfile.after(apart.get(event.recordId()), event, happened.stamp()));
            }
        }
        CreditProfile whole = CreditProfile.of(history);
        assertThat(List.copyOf(whole.records().entrySet())).isEqualTo(List.copyOf(apart.entrySet()));
    }

    /** This is what lets the profile of a past position be the fold of a prefix. */
    @Property(tries = 100, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void aProfileIsTheProfileOfAnyPrefixAndWhatFollowed(@ForAll("histories") List<Happened> history) {
        for (int cut = 0; cut <= history.size(); cut++) {
            CreditProfile profile = CreditProfile.of(history.subList(0, cut));
            for (Happened happened : history.subList(cut, history.size())) {
                profile = profile.after(happened.event(), happened.stamp());
            }
            assertThat(profile).isEqualTo(CreditProfile.of(history));
        }
    }

    /** Only histories that the rules let happen: no record before its recording, nothing after its revocation. */
    @Provide
    Arbitrary<List<Happened>> histories() {
        Arbitrary<int[]> step = Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.integers().between(0, 3))
                .as((record, what) -> new int[] {record, what});
        return step.list().ofMaxSize(30).map(steps -> {
            List<CreditEvent> events = new ArrayList<>(List.of(registered()));
            Set<Integer> known = new HashSet<>();
            Set<Integer> revoked = new HashSet<>();
            for (int[] s : steps) {
                if (known.add(s[0])) {
                    events.add(recorded(s[0]));
                } else if (!revoked.contains(s[0])) {
                    events.add(
                            switch (s[1]) {
                                case 0, 1 -> corrected(s[0]);
                                case 2 -> supplemented(s[0]);
                                default -> revoked(s[0]);
                            });
                    if (s[1] == 3) {
                        revoked.add(s[0]);
                    }
                }
            }
            return history(events.toArray(CreditEvent[]::new));
        });
    }

    private static List<Happened> history(CreditEvent... events) {
        List<Happened> history = new ArrayList<>();
        for (CreditEvent event : events) {
            int position = history.size() + 1;
            history.add(new Happened(
                    event,
                    new Stamp(
                            position,
                            "event-" + position,
                            Instant.parse("2026-06-01T02:00:00Z").plusSeconds(position))));
        }
        return history;
    }

    private static SubjectRegistered registered() {
        Registration r = Facts.body(SubjectKind.ENTERPRISE);
        return new SubjectRegistered(SUBJECT, r.kind(), r.name(), r.identifiers(), null, null, Act.of(OFFICE), null);
    }

    private static FactRecorded recorded(int n) {
        return new FactRecorded(SUBJECT, record(n), fact(0), JUDGEMENT, Act.of(OFFICE), new Origin("batch", 7));
    }

    private static FactCorrected corrected(int n) {
        return new FactCorrected(SUBJECT, record(n), List.of(), fact(1), JUDGEMENT, accounted(OFFICE));
    }

    private static FactSupplemented supplemented(int n) {
        return new FactSupplemented(SUBJECT, record(n), List.of(), fact(2), JUDGEMENT, accounted(OFFICE));
    }

    private static FactRevoked revoked(int n) {
        return new FactRevoked(SUBJECT, record(n), RevocationGround.DECISION_REVOKED, accounted(OFFICE));
    }

    private static Fact fact(int version) {
        return Facts.fact("AA-02", Facts.penaltyPayload("警告").put("content", "内容" + version));
    }
}
