package org.chengxin.ledger.store;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.credit.Act;
import org.chengxin.ledger.credit.Answer;
import org.chengxin.ledger.credit.CreditCommand;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditEvent;
import org.chengxin.ledger.credit.CreditEvent.FactRecorded;
import org.chengxin.ledger.credit.CreditSubject;
import org.chengxin.ledger.credit.RevocationGround;
import org.chengxin.ledger.credit.Rulebook;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.seal.Suite;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.Facts;
import org.chengxin.ledger.support.FixedKeys;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A subject with a long history is loaded from its snapshot, and decides as if it had read everything. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // the long history is written once
class SubjectSnapshotTest {

    private static final int EVENTS = 1_000;
    private static final int EVERY_EVENTS = 100;
    private static final int SALT_BYTES = 16;

    private final StoreDatabase database = StoreDatabase.fresh();
    private final SnapshotTable snapshots = new SnapshotTable(database.dataSource());
    private final Sequencer sequencer = new Sequencer(database::connect, Suite.INTL, new AppendGate(), () -> {});
    private final Rulebook rulebook = new Rulebook(
            Catalogues.only(Catalogue.load()),
            new LedgerClock(Clock.fixed(Instant.parse("2026-11-22T02:00:00Z"), ZoneOffset.UTC)));
    private final WireSerializer wire = new WireSerializer(new PersonalSealer(new FixedKeys()));
    private final AtomicInteger read = new AtomicInteger();
    private final SealedEventStorageEngine engine = engine(wire);
    private final Configuration axon = axon(wire, engine);

    @BeforeAll
    void fill() {
        axon.start();
        send(new RegisterSubject(SUBJECT, Facts.person(SubjectKind.PERSON), Act.of(OFFICE)));
        send(record(1));
        FactRecorded first = (FactRecorded) events().getLast().getPayload();
        List<DomainEventMessage<?>> more = new ArrayList<>();
        for (int i = 2; i < EVENTS; i++) {
            more.add(new GenericDomainEventMessage<>(
                    CreditSubject.class.getSimpleName(), SUBJECT.value(), i, again(first, i)));
        }
        engine.appendEvents(more);
        assertThat(snapshots.find(SUBJECT.value())).isEmpty();
        send(record(EVENTS));
        assertThat(snapshots.find(SUBJECT.value()))
                .hasValueSatisfying(snapshot -> assertThat(snapshot.sequence()).isEqualTo(EVENTS));
    }

    @BeforeEach
    void takeASnapshot() {
        snapshots.delete(SUBJECT.value());
        axon.snapshotter().scheduleSnapshot(CreditSubject.class, SUBJECT.value());
        read.set(0);
    }

    @AfterAll
    void close() {
        axon.shutdown();
        sequencer.close();
    }

    @Test
    void aLongHistoryIsLoadedByReadingLittle() {
        send(record(EVENTS + 1));
        assertThat(read).as("the snapshot alone").hasValue(1);
        send(record(EVENTS + 2));
        assertThat(read).as("the snapshot, and what came after it").hasValue(1 + 2);
    }

    @Test
    void whatIsDecidedDoesNotDependOnTheSnapshot() {
        List<Answer> with = tryEverything();
        snapshots.delete(SUBJECT.value());
        read.set(0);
        assertThat(tryEverything()).isEqualTo(with);
        assertThat(read.get()).isGreaterThan(EVENTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "revision = '0'",
                "revision = '99'",
                "type = 'org.chengxin.Old'",
                "payload = ''",
                "payload = '\\x00ff'",
                "payload = 'null'",
                "payload = '{}'",
                "payload = convert_to(replace(convert_from(payload, 'UTF8'), '\"records\"', '\"facts\"'), 'UTF8')",
                "payload = convert_to(replace(convert_from(payload, 'UTF8'), '\"$personal\":\"', '\"$personal\":\"A'), 'UTF8')",
                "payload = substring(payload from 1 for 1000)"
            })
    void aSnapshotThatCannotBeReadIsPassedOver(String change) {
        Answer with = send(record(EVENTS / 2));
        database.execute("update ledger.snapshot set " + change);
        read.set(0);
        assertThat(send(record(EVENTS / 2))).isEqualTo(with);
        assertThat(read.get()).as("all events were read").isGreaterThan(EVENTS);
    }

    @Test
    void nothingPersonalStandsOpenInASnapshot() {
        String stored =
                new String(snapshots.find(SUBJECT.value()).orElseThrow().bytes().payload(), StandardCharsets.UTF_8);
        assertThat(stored).contains("\"registered\"").doesNotContain("张三", "32028119900101123");
    }

    @Test
    void theSnapshotOfAnErasedSubjectIsReadAndMadeWithoutItsTexts() {
        FixedKeys destroyed = new FixedKeys();
        destroyed.destroy(SUBJECT.value());
        WireSerializer afterwards = new WireSerializer(new PersonalSealer(destroyed));
        SealedEventStorageEngine reading = engine(afterwards);
        byte[] fromSnapshot = afterwards
                .serialize(reading.readSnapshot(SUBJECT.value()).orElseThrow().getPayload(), byte[].class)
                .getData();
        Configuration erased = axon(afterwards, reading);
        erased.start();
        snapshots.delete(SUBJECT.value());
        erased.snapshotter().scheduleSnapshot(CreditSubject.class, SUBJECT.value());
        erased.shutdown();
        assertThat(snapshots.find(SUBJECT.value()).orElseThrow().bytes().payload())
                .as("made of the events alone")
                .isEqualTo(fromSnapshot);
        assertThat(new String(fromSnapshot, StandardCharsets.UTF_8)).contains("{\"$personal\":null}");
    }

    @Test
    void aSnapshotMadeOfASnapshotIsTheOneMadeOfTheEvents() {
        send(record(EVENTS + 10));
        byte[] before = stored();
        axon.snapshotter().scheduleSnapshot(CreditSubject.class, SUBJECT.value());
        byte[] ofTheSnapshot = stored();
        assertThat(ofTheSnapshot).isNotEqualTo(before);
        takeASnapshot();
        assertThat(stored()).isEqualTo(ofTheSnapshot);
    }

    private byte[] stored() {
        return snapshots.find(SUBJECT.value()).orElseThrow().bytes().payload();
    }

    /** Commands that change nothing: repetitions, conflicts and refusals, each answered out of what is remembered. */
    private List<Answer> tryEverything() {
        return List.of(
                send(record(1)),
                send(record(EVENTS / 2)),
                send(record(EVENTS)),
                send(new RegisterSubject(SUBJECT, Facts.person(SubjectKind.PERSON), Act.of(OFFICE))),
                send(new RevokeFact(SUBJECT, Facts.record(9_999), RevocationGround.RECORDED_IN_ERROR, Act.of(OFFICE))),
                send(new RevokeFact(SUBJECT, Facts.record(2), RevocationGround.RECORDED_IN_ERROR, Act.of(OFFICE))));
    }

    private Answer send(CreditCommand command) {
        return requireNonNull(axon.commandGateway().sendAndWait(command));
    }

    private static RecordFact record(int number) {
        return new RecordFact(
                SUBJECT,
                Facts.record(number),
                null,
                Facts.penalty("号-" + number, LocalDate.of(2026, 6, 1), "警告"),
                SubjectKind.DEPARTMENT,
                Act.of(OFFICE),
                null);
    }

    private static CreditEvent again(FactRecorded first, int number) {
        org.chengxin.ledger.credit.Fact fact = first.fact();
        return new FactRecorded(
                SUBJECT,
                Facts.record(number),
                new org.chengxin.ledger.credit.Fact(
                        fact.type(),
                        fact.source(),
                        fact.authority(),
                        "号-" + number,
                        fact.documentTitle(),
                        fact.decidedOn(),
                        fact.effectiveOn(),
                        fact.publicityUntil(),
                        fact.legalBasis(),
                        fact.payload(),
                        fact.personal(),
                        fact.responsible(),
                        fact.attachments()),
                first.judgement(),
                first.act(),
                null);
    }

    private List<? extends DomainEventMessage<?>> events() {
        return engine.readEvents(SUBJECT.value()).asStream().toList();
    }

    private SealedEventStorageEngine engine(WireSerializer serializer) {
        SealedEventStorageEngine.Builder builder = SealedEventStorageEngine.builder()
                .sequencer(sequencer)
                .log(new SealedLog(database.dataSource(), Suite.INTL))
                .snapshots(snapshots)
                .salts(() -> new byte[SALT_BYTES]);
        builder.eventSerializer(serializer)
                .snapshotSerializer(serializer)
                .upcasterChain(events -> events.peek(event -> read.incrementAndGet()));
        return builder.build();
    }

    private Configuration axon(WireSerializer serializer, SealedEventStorageEngine storage) {
        Configurer configurer = DefaultConfigurer.defaultConfiguration();
        configurer
                .configureSerializer(c -> serializer)
                .configureEmbeddedEventStore(c -> storage)
                .registerComponent(Rulebook.class, c -> rulebook)
                .configureAggregate(AggregateConfigurer.defaultConfiguration(CreditSubject.class)
                        .configureSnapshotTrigger(
                                c -> new EventCountSnapshotTriggerDefinition(c.snapshotter(), EVERY_EVENTS)));
        return configurer.buildConfiguration();
    }
}
