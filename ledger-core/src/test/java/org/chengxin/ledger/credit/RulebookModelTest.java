package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.FIRE;
import static org.chengxin.ledger.support.Facts.MARKET;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.SUBMITTER;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import org.axonframework.serialization.SimpleSerializedObject;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.SupplementFact;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.profile.CreditProfile;
import org.chengxin.ledger.profile.CreditProfile.Happened;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.RecordStatus;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.CampaignTries;
import org.chengxin.ledger.support.Facts;
import org.chengxin.ledger.support.FixedKeys;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireNames;
import org.chengxin.ledger.wire.WireNames.WireName;
import org.chengxin.ledger.wire.WireSerializer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * The rules against a naive model of an archive: a map of records and, for each, four values. Every event goes through its
 * stored form before it is remembered, as it does when a subject is loaded again.
 */
class RulebookModelTest {

    private static final Rulebook RULEBOOK = new Rulebook(
            Catalogues.only(Catalogue.load()),
            new LedgerClock(Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC)));
    private static final WireSerializer WIRE = new WireSerializer(new PersonalSealer(new FixedKeys()));
    private static final List<Organ> ORGANS = List.of(MARKET, FIRE);
    private static final List<Actor> ACTORS = List.of(
            SUBMITTER,
            new Actor("fire", Role.SUBMITTER, FIRE.uscc()),
            OFFICE,
            new Actor("ledger", Role.SYSTEM, null),
            new Actor("auditor", Role.AUDITOR, null),
            new Actor("reviewer", Role.REVIEWER, null));
    /** Synonyms of few contents, among them numbers that are the same for people and not for a JSON library. */
    private static final List<Object> SCORES = List.of(90, 90.0, 96.5, 96.50);

    private static final int RECORDS_MAX = 6;

    /** One thing somebody tries. Numbers choose among the few values there are, so that things meet. */
    record Attempt(What what, Actor actor, int organ, int record, int document, Object score, boolean accounted) {}

    enum What {
        RECORD,
        CORRECT_SCORE,
        CORRECT_DOCUMENT,
        SUPPLEMENT_TITLE,
        REVOKE
    }

    /** What the model knows of a record. */
    record Content(Organ source, int document, double score, boolean titled) {}

    private static final class Known {
        private final Content first;
        private Content now;
        private final Set<Integer> documents = new HashSet<>();
        private boolean revoked;
        private boolean mended;
        private int touched;

        Known(Content content) {
            first = content;
            now = content;
            documents.add(content.document());
        }
    }

    private static final class Model {
        private final Map<RecordId, Known> records = new LinkedHashMap<>();
        private int touches;

        String attempt(Attempt a, RecordId id) {
            return switch (a.what()) {
                case RECORD -> record(a, id);
                case CORRECT_SCORE, CORRECT_DOCUMENT, SUPPLEMENT_TITLE -> mend(a, id);
                case REVOKE -> revoke(a, id);
            };
        }

        private String record(Attempt a, RecordId id) {
            Organ source = ORGANS.get(a.organ());
            if (!mayWriteFor(a.actor(), source)) {
                return "R-ACL";
            }
            Content content = new Content(source, a.document(), number(a.score()), false);
            Map.Entry<RecordId, Known> holder = holder(source, a.document());
            if (holder != null) {
                Known known = holder.getValue();
                if (content.equals(known.first) || content.equals(known.now)) {
                    return "already " + holder.getKey();
                }
                if (!known.revoked) {
                    return "R-CONFLICT";
                }
            }
            records.put(id, new Known(content));
            touch(records.get(id));
            return "happens";
        }

        /** Who has the document: the record that stands, else the one that was touched last. */
        private Map.Entry<RecordId, Known> holder(Organ source, int document) {
            return records.entrySet().stream()
                    .filter(e -> e.getValue().first.source().equals(source))
                    .filter(e -> e.getValue().documents.contains(document))
                    .max(Comparator.comparing((Map.Entry<RecordId, Known> e) -> !e.getValue().revoked)
                            .thenComparing(e -> e.getValue().touched))
                    .orElse(null);
        }

        private void touch(Known known) {
            known.touched = ++touches;
        }

        private String mend(Attempt a, RecordId id) {
            Known known = records.get(id);
            if (known == null) {
                return "R-RECORD";
            }
            Content now = known.now;
            if (!mayWriteFor(a.actor(), now.source())) {
                return "R-ACL";
            }
            if (known.revoked) {
                return "R-STATE";
            }
            if (!a.accounted()) {
                return "R-ACT-REASON";
            }
            if (a.what() == What.SUPPLEMENT_TITLE && now.titled()) {
                return "R-SUPPLEMENT";
            }
            Content next = switch (a.what()) {
                case CORRECT_SCORE -> new Content(now.source(), now.document(), number(a.score()), now.titled());
                case CORRECT_DOCUMENT -> new Content(now.source(), a.document(), now.score(), now.titled());
                default -> new Content(now.source(), now.document(), now.score(), true);
            };
            if (next.equals(now)) {
                return "R-NO-CHANGE";
            }
            boolean taken = records.values().stream()
                    .anyMatch(other -> other != known
                            && !other.revoked
                            && other.first.source().equals(next.source())
                            && other.documents.contains(next.document()));
            if (taken) {
                return "R-CONFLICT";
            }
            known.now = next;
            known.documents.add(next.document());
            known.mended = true;
            touch(known);
            return "happens";
        }

        private String revoke(Attempt a, RecordId id) {
            Known known = records.get(id);
            if (known == null) {
                return "R-RECORD";
            }
            if (!mayWriteFor(a.actor(), known.now.source())) {
                return "R-ACL";
            }
            if (!a.accounted()) {
                return "R-ACT-REASON";
            }
            if (known.revoked) {
                return "already " + id;
            }
            known.revoked = true;
            touch(known);
            return "happens";
        }

        private static boolean mayWriteFor(Actor actor, Organ source) {
            return actor.role() == Role.OFFICE
                    || actor.role() == Role.SYSTEM
                    || (actor.role() == Role.SUBMITTER && source.uscc().equals(actor.organ()));
        }

        private static double number(Object score) {
            return ((Number) score).doubleValue();
        }
    }

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    @AddLifecycleHook(CampaignTries.class)
    void whateverIsTriedTheRulesDecideAsTheModelDoes(@ForAll("attempts") List<Attempt> attempts) {
        Model model = new Model();
        SubjectState state = new SubjectState();
        List<Happened> history = new ArrayList<>();
        int made = 0;
        for (Attempt attempt : attempts) {
            RecordId id = Facts.record(attempt.what() == What.RECORD ? ++made : attempt.record());
            String expected = model.attempt(attempt, id);

            Decision decision = RULEBOOK.decide(state, command(attempt, id));

            assertThat(spoken(decision)).as("%s", attempt).isEqualTo(expected);
            assertThat(RULEBOOK.decide(SnapshotForm.storedAndRead(WIRE, state), command(attempt, id)))
                    .as("decided from a snapshot: %s", attempt)
                    .isEqualTo(decision);
            if (decision instanceof Decision.Happens happens) {
                happens.events().stream().map(RulebookModelTest::storedAndRead).forEach(event -> {
                    Stamp stamp = new Stamp(
                            history.size() + 1, "event-" + history.size(), Instant.parse("2026-11-22T02:00:00Z"));
                    state.evolve(event, stamp.eventId());
                    history.add(new Happened(event, stamp));
                });
            }
            assertSame(model, state, CreditProfile.of(history));
        }
    }

    private static void assertSame(Model model, SubjectState state, CreditProfile profile) {
        assertThat(List.copyOf(profile.records().keySet())).isEqualTo(List.copyOf(model.records.keySet()));
        model.records.forEach((id, known) -> {
            SubjectState.RecordState record = state.record(id).orElseThrow();
            RecordProfile shown = profile.records().get(id);
            assertThat(contentOf(record.fact())).isEqualTo(known.now);
            assertThat(contentOf(record.asRecorded())).isEqualTo(known.first);
            assertThat(record.revoked()).isEqualTo(known.revoked);
            assertThat(shown.fact()).isEqualTo(record.fact());
            assertThat(shown.status())
                    .isEqualTo(
                            known.revoked
                                    ? RecordStatus.REVOKED
                                    : known.mended ? RecordStatus.CORRECTED : RecordStatus.RECORDED);
        });
    }

    private static Content contentOf(Fact fact) {
        return new Content(
                fact.source(),
                Integer.parseInt(fact.documentNo()),
                fact.payload().get("score").doubleValue(),
                fact.documentTitle() != null);
    }

    private static String spoken(Decision decision) {
        return switch (decision) {
            case Decision.Happens happens -> "happens";
            case Decision.AlreadySo already -> "already " + already.recordId();
            case Decision.AlreadyOrdered already -> "already ordered";
            case Decision.Refused refused -> refused.refusals().getFirst().rule();
        };
    }

    private static CreditCommand command(Attempt a, RecordId id) {
        Act act = a.accounted() ? Facts.accounted(a.actor()) : Act.of(a.actor());
        return switch (a.what()) {
            case RECORD ->
                new RecordFact(
                        SUBJECT,
                        id,
                        Facts.body(SubjectKind.ENTERPRISE),
                        draft(ORGANS.get(a.organ()), a.document(), a.score()),
                        SubjectKind.DEPARTMENT,
                        act,
                        null);
            case CORRECT_SCORE ->
                new CorrectFact(SUBJECT, id, List.of(new FieldValue("/payload/score", node(a.score()))), act);
            case CORRECT_DOCUMENT ->
                new CorrectFact(
                        SUBJECT,
                        id,
                        List.of(new FieldValue("/documentNo", StringNode.valueOf(String.valueOf(a.document())))),
                        act);
            case SUPPLEMENT_TITLE ->
                new SupplementFact(
                        SUBJECT, id, List.of(new FieldValue("/documentTitle", StringNode.valueOf("通知"))), act);
            case REVOKE -> new RevokeFact(SUBJECT, id, RevocationGround.RECORDED_IN_ERROR, act);
        };
    }

    private static FactDraft draft(Organ source, int document, Object score) {
        ObjectNode payload = Facts.json("{\"assessedBy\":\"江阴市财政局\",\"period\":\"2025\",\"grade\":\"A\"}");
        payload.set("score", node(score));
        return new FactDraft(
                "AG-02",
                source,
                MARKET,
                String.valueOf(document),
                null,
                LocalDate.of(2026, 6, 1),
                null,
                null,
                List.of(Facts.PRICE_LAW),
                payload,
                List.of(),
                List.of());
    }

    private static JsonNode node(Object score) {
        return score instanceof Integer whole ? IntNode.valueOf(whole) : DoubleNode.valueOf((Double) score);
    }

    private static CreditEvent storedAndRead(CreditEvent event) {
        WireName name = WireNames.of(event).orElseThrow();
        byte[] stored = WIRE.serialize(event, byte[].class).getData();
        CreditEvent read = Objects.requireNonNull(
                WIRE.deserialize(new SimpleSerializedObject<>(stored, byte[].class, name.name(), name.revision())));
        assertThat(read).as("an event reads back as it was").isEqualTo(event);
        return read;
    }

    @Provide
    Arbitrary<List<Attempt>> attempts() {
        return Combinators.combine(
                        Arbitraries.frequencyOf(
                                Tuple.of(1, Arbitraries.just(What.RECORD)), Tuple.of(2, Arbitraries.of(What.class))),
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.of(ACTORS.subList(0, 3))), Tuple.of(1, Arbitraries.of(ACTORS))),
                        Arbitraries.integers().between(0, 1),
                        Arbitraries.integers().between(1, RECORDS_MAX),
                        Arbitraries.integers().between(1, 4),
                        Arbitraries.of(SCORES),
                        Arbitraries.frequency(Tuple.of(7, true), Tuple.of(1, false)))
                .as(Attempt::new)
                .list()
                .ofMaxSize(40);
    }
}
