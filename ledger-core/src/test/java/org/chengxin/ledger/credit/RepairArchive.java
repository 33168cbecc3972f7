package org.chengxin.ledger.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chengxin.ledger.support.Facts.OFFICE;
import static org.chengxin.ledger.support.Facts.SUBJECT;
import static org.chengxin.ledger.support.Facts.SUBMITTER;
import static org.chengxin.ledger.support.Facts.accounted;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.SimpleSerializedObject;
import org.chengxin.ledger.catalogue.Approvals;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Catalogues;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.AcceptRepair;
import org.chengxin.ledger.credit.CreditCommand.ApplyForRepair;
import org.chengxin.ledger.credit.CreditCommand.GrantRepair;
import org.chengxin.ledger.credit.CreditCommand.RecordFact;
import org.chengxin.ledger.credit.CreditCommand.RegisterSubject;
import org.chengxin.ledger.credit.CreditCommand.ReviewRepairAtSource;
import org.chengxin.ledger.disclosure.Disclosure;
import org.chengxin.ledger.disclosure.Disclosure.PublicSubject;
import org.chengxin.ledger.personal.PersonalSealer;
import org.chengxin.ledger.personal.PersonalText;
import org.chengxin.ledger.profile.CreditProfile;
import org.chengxin.ledger.profile.CreditProfile.Happened;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.support.Facts;
import org.chengxin.ledger.support.FixedKeys;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.ledger.wire.WireNames;
import org.chengxin.ledger.wire.WireNames.WireName;
import org.chengxin.ledger.wire.WireSerializer;

/**
 * An archive on a day that a test chooses. Every event goes through its stored form, and every command is decided a second time
 * from a snapshot.
 */
final class RepairArchive {

    static final String NAME = "江阴市示例有限公司";
    static final Actor SECOND = new Actor("office-2", Role.OFFICE, null);
    static final Actor COMPANY = new Actor("company", Role.SUBJECT, Facts.code("91320281MA000000"));
    static final Actor SYSTEM = new Actor("ledger", Role.SYSTEM, null);
    static final String DIGEST = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    static final PromiseLetter PROMISE = new PromiseLetter(new DocumentRef("信诺〔2026〕1号", "信用承诺书"), DIGEST);
    static final List<Attachment> PROOFS = List.of(new Attachment(DIGEST, "application/pdf", "罚款缴纳凭证"));

    private static final Catalogue CATALOGUE =
            Catalogue.load(Approvals.read(new ByteArrayInputStream("""
            {"approvals": [{"types": ["DS-03", "DS-05"], "legalBasis": {"law": "样本"}, "approvedBy": "样本",
              "approvedOn": "2019-01-01", "documentNo": "1号", "effectiveFrom": "2019-01-01"}]}
            """.getBytes(StandardCharsets.UTF_8))));
    private static final ZoneId SHANGHAI = LedgerClock.ZONE;

    private final WireSerializer wire = new WireSerializer(new PersonalSealer(new FixedKeys()));
    private final SubjectState state = new SubjectState();
    private final List<Happened> history = new ArrayList<>();
    private LocalDate today;

    private RepairArchive(SubjectKind kind, LocalDate today) {
        this.today = today;
        happens(new RegisterSubject(
                SUBJECT, kind.isNaturalPerson() ? Facts.person(kind) : Facts.body(kind), Act.of(OFFICE)));
    }

    static RepairArchive of(SubjectKind kind, LocalDate today) {
        return new RepairArchive(kind, today);
    }

    /** An enterprise with record 1, a penalty decided on {@code decidedOn}. */
    static RepairArchive penalised(LocalDate decidedOn, LocalDate today, String... kinds) {
        RepairArchive archive = of(SubjectKind.ENTERPRISE, today);
        archive.happens(penalty(1, decidedOn, kinds));
        return archive;
    }

    static RecordFact penalty(int n, LocalDate decidedOn, String... kinds) {
        return record(n, Facts.penalty(n + "号", decidedOn, kinds));
    }

    static RecordFact record(int n, FactDraft draft) {
        return new RecordFact(SUBJECT, Facts.record(n), null, draft, SubjectKind.DEPARTMENT, Act.of(SUBMITTER), null);
    }

    RepairArchive on(LocalDate day) {
        today = day;
        return this;
    }

    Decision decide(CreditCommand command) {
        Rulebook rulebook = rulebook();
        Decision decision = rulebook.decide(state, command);
        assertThat(rulebook.decide(SnapshotForm.storedAndRead(wire, state), command))
                .as("decided from a snapshot")
                .isEqualTo(decision);
        return decision;
    }

    private Rulebook rulebook() {
        return new Rulebook(
                Catalogues.only(CATALOGUE),
                new LedgerClock(Clock.fixed(
                        today.atTime(LocalTime.NOON).atZone(SHANGHAI).toInstant(), SHANGHAI)));
    }

    CreditEvent happens(CreditCommand command) {
        Decision decision = decide(command);
        assertThat(decision).as("%s", command).isInstanceOf(Decision.Happens.class);
        List<CreditEvent> events = ((Decision.Happens) decision).events();
        events.forEach(this::take);
        return events.getLast();
    }

    /** The rules that refuse, each of which must speak both languages. */
    List<String> refused(CreditCommand command) {
        Decision decision = decide(command);
        assertThat(decision).as("%s", command).isInstanceOf(Decision.Refused.class);
        List<Refusal> refusals = ((Decision.Refused) decision).refusals();
        assertThat(refusals).isNotEmpty().allSatisfy(refusal -> {
            assertThat(refusal.message().zh()).matches("(?s).*[\\u4e00-\\u9fff].*");
            assertThat(refusal.message().en()).matches("(?s).*[A-Za-z]{3}.*");
        });
        return refusals.stream().map(Refusal::rule).toList();
    }

    Refusal refusal(CreditCommand command) {
        Decision decision = decide(command);
        assertThat(decision).as("%s", command).isInstanceOf(Decision.Refused.class);
        return ((Decision.Refused) decision).refusals().getFirst();
    }

    /** The same for a command that may be refused; whether it happened. */
    boolean tried(CreditCommand command) {
        if (!(rulebook().decide(state, command) instanceof Decision.Happens)) {
            return false;
        }
        happens(command);
        return true;
    }

    List<Happened> history() {
        return List.copyOf(history);
    }

    static Catalogue catalogue() {
        return CATALOGUE;
    }

    /** Id of the last event. */
    String lastEvent() {
        return history.getLast().stamp().eventId();
    }

    RecordProfile shown() {
        return Objects.requireNonNull(CreditProfile.of(history).records().get(Facts.record(1)));
    }

    boolean isPublicOn(LocalDate day) {
        return Disclosure.of(new PublicSubject(SUBJECT, SubjectKind.ENTERPRISE, NAME, null), shown(), CATALOGUE, day)
                .isPresent();
    }

    /** Record 1 with repair 1 applied for, accepted and found fulfilled. */
    RepairArchive reviewed() {
        happens(apply(COMPANY));
        happens(accept(OFFICE));
        happens(review(SUBMITTER, true));
        return this;
    }

    RepairArchive granted() {
        reviewed();
        happens(grant(SECOND));
        return this;
    }

    static ApplyForRepair apply(Actor actor) {
        return new ApplyForRepair(SUBJECT, Facts.record(1), PROMISE, PROOFS, Act.of(actor));
    }

    static AcceptRepair accept(Actor actor) {
        return new AcceptRepair(SUBJECT, Facts.record(1), 1, Act.of(actor));
    }

    static ReviewRepairAtSource review(Actor actor, boolean fulfilled) {
        return new ReviewRepairAtSource(SUBJECT, Facts.record(1), 1, fulfilled, because(actor));
    }

    static GrantRepair grant(Actor actor) {
        return new GrantRepair(SUBJECT, Facts.record(1), 1, Act.of(actor));
    }

    static Act because(Actor actor) {
        return new Act(actor, new PersonalText("经核实"), List.of(), null);
    }

    /** With reason, basis and document. */
    static Act decided(Actor actor) {
        return new Act(
                actor,
                accounted(actor).reason(),
                List.of(new LegalBasis("信用修复管理办法", null)),
                new DocumentRef("江信修〔2026〕1号", null));
    }

    private void take(CreditEvent event) {
        Stamp stamp = new Stamp(
                history.size() + 1,
                "event-" + (history.size() + 1),
                today.atTime(LocalTime.NOON).atZone(SHANGHAI).toInstant());
        CreditEvent stored = storedAndRead(event);
        state.evolve(stored, stamp.eventId());
        history.add(new Happened(stored, stamp));
    }

    private CreditEvent storedAndRead(CreditEvent event) {
        WireName name = WireNames.of(event).orElseThrow();
        byte[] stored = wire.serialize(event, byte[].class).getData();
        CreditEvent read = Objects.requireNonNull(
                wire.deserialize(new SimpleSerializedObject<>(stored, byte[].class, name.name(), name.revision())));
        assertThat(read).as("an event reads back as it was").isEqualTo(event);
        return read;
    }
}
