package org.chengxin.ledger.matter;

import static org.chengxin.ledger.matter.MatterNeed.AMOUNT;
import static org.chengxin.ledger.matter.MatterNeed.BASIS;
import static org.chengxin.ledger.matter.MatterNeed.CODE;
import static org.chengxin.ledger.matter.MatterNeed.DOCUMENT;
import static org.chengxin.ledger.matter.MatterNeed.DUE;
import static org.chengxin.ledger.matter.MatterNeed.EVIDENCE;
import static org.chengxin.ledger.matter.MatterNeed.FROM;
import static org.chengxin.ledger.matter.MatterNeed.GROUND;
import static org.chengxin.ledger.matter.MatterNeed.ORGAN;
import static org.chengxin.ledger.matter.MatterNeed.PERSON;
import static org.chengxin.ledger.matter.MatterNeed.PROJECT;
import static org.chengxin.ledger.matter.MatterNeed.REASON;
import static org.chengxin.ledger.matter.MatterNeed.RECORD;
import static org.chengxin.ledger.matter.MatterNeed.TITLE;
import static org.chengxin.ledger.matter.MatterNeed.UNTIL;
import static org.chengxin.ledger.matter.MatterParty.ANY_ORGAN;
import static org.chengxin.ledger.matter.MatterParty.DECIDING_BODY;
import static org.chengxin.ledger.matter.MatterParty.LEDGER;
import static org.chengxin.ledger.matter.MatterParty.NAMED_ORGAN;
import static org.chengxin.ledger.matter.MatterParty.NAMED_ORGAN_OR_OFFICE;
import static org.chengxin.ledger.matter.MatterParty.OFFICE;
import static org.chengxin.ledger.matter.MatterParty.OPENING_ORGAN;
import static org.chengxin.ledger.matter.MatterParty.OWN_ORGAN;
import static org.chengxin.ledger.matter.MatterParty.SUBJECT;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every step of every mechanism: from which stages it leads to which, who takes it, who may not because of an earlier step,
 * and what it must come with. The table is the state machine; the rules of {@code credit} only reads it. What a step rests on and what
 * its lists hold is dated data of the catalogue.
 */
@SuppressWarnings("ImmutableEnumChecker") // its collections are made by Set.of and List.of
public enum MatterMove {
    TOLERANCE_APPLIED(
            "credit.tolerance.applied",
            "apply",
            at(),
            MatterStage.APPLIED,
            by(SUBJECT, DECIDING_BODY),
            Apart.NOBODY,
            REASON,
            EVIDENCE,
            RECORD,
            GROUND),
    TOLERANCE_EXAMINED(
            "credit.tolerance.examined",
            "examine",
            at(MatterStage.APPLIED),
            MatterStage.EXAMINED,
            by(DECIDING_BODY),
            Apart.OPENER,
            REASON),
    TOLERANCE_RECOGNISED(
            "credit.tolerance.recognised",
            "recognise",
            at(MatterStage.EXAMINED),
            MatterStage.RECOGNISED,
            by(DECIDING_BODY),
            Apart.ALL_BEFORE,
            REASON,
            BASIS,
            DOCUMENT),
    TOLERANCE_DECLINED(
            "credit.tolerance.declined",
            "decline",
            at(MatterStage.EXAMINED),
            MatterStage.DECLINED,
            by(DECIDING_BODY),
            Apart.ALL_BEFORE,
            REASON),
    TOLERANCE_WITHDRAWN(
            "credit.tolerance.withdrawn",
            "withdraw",
            at(MatterStage.APPLIED, MatterStage.EXAMINED),
            MatterStage.WITHDRAWN,
            by(SUBJECT),
            Apart.NOBODY,
            REASON),
    TOLERANCE_REVOKED(
            "credit.tolerance.revoked",
            "revoke",
            at(MatterStage.RECOGNISED),
            MatterStage.REVOKED,
            by(DECIDING_BODY),
            Apart.LAST,
            REASON,
            BASIS,
            DOCUMENT),

    RECTIFICATION_ORDERED(
            "credit.rectification.ordered",
            "order",
            at(),
            MatterStage.ORDERED,
            by(OFFICE),
            Apart.NOBODY,
            REASON,
            BASIS,
            DOCUMENT,
            TITLE,
            DUE),
    RECTIFICATION_EXPLAINED(
            "credit.rectification.explained",
            "explain",
            at(MatterStage.ORDERED),
            MatterStage.EXPLAINED,
            by(SUBJECT, OWN_ORGAN),
            Apart.NOBODY,
            REASON),
    RECTIFICATION_EXTENDED(
            "credit.rectification.extended",
            "extend",
            at(MatterStage.ORDERED, MatterStage.EXPLAINED),
            null,
            by(OFFICE),
            Apart.OPENER,
            REASON,
            DUE),
    RECTIFICATION_REPORTED(
            "credit.rectification.reported",
            "report",
            at(MatterStage.ORDERED, MatterStage.EXPLAINED),
            MatterStage.REPORTED,
            by(SUBJECT, OWN_ORGAN),
            Apart.NOBODY,
            REASON,
            EVIDENCE),
    RECTIFICATION_VERIFIED(
            "credit.rectification.verified",
            "verify",
            at(MatterStage.REPORTED),
            MatterStage.VERIFIED,
            by(OFFICE),
            Apart.LAST,
            REASON),
    RECTIFICATION_RETURNED(
            "credit.rectification.returned",
            "return",
            at(MatterStage.REPORTED),
            MatterStage.ORDERED,
            by(OFFICE),
            Apart.LAST,
            REASON,
            DUE),
    RECTIFICATION_OVERDUE(
            "credit.rectification.overdue",
            "note-overdue",
            at(MatterStage.ORDERED, MatterStage.EXPLAINED),
            null,
            by(LEDGER),
            Apart.NOBODY),
    RECTIFICATION_CANCELLED(
            "credit.rectification.cancelled",
            "cancel",
            at(MatterStage.ORDERED, MatterStage.EXPLAINED, MatterStage.REPORTED),
            MatterStage.CANCELLED,
            by(OFFICE),
            Apart.NOBODY,
            REASON,
            DOCUMENT),

    MEASURE_IMPOSED(
            "credit.measure.imposed",
            "impose",
            at(),
            MatterStage.IN_FORCE,
            by(ANY_ORGAN),
            Apart.RECORDER,
            REASON,
            BASIS,
            DOCUMENT,
            RECORD,
            CODE),
    MEASURE_MITIGATED(
            "credit.measure.mitigated",
            "mitigate",
            at(MatterStage.IN_FORCE),
            null,
            by(OPENING_ORGAN),
            Apart.OPENER,
            REASON,
            EVIDENCE,
            GROUND,
            UNTIL),
    MEASURE_WAIVED(
            "credit.measure.waived",
            "waive",
            at(MatterStage.IN_FORCE),
            MatterStage.WAIVED,
            by(OPENING_ORGAN),
            Apart.OPENER,
            REASON,
            EVIDENCE,
            GROUND),
    MEASURE_CARRIED_OUT(
            "credit.measure.carried-out",
            "feed-back",
            at(MatterStage.IN_FORCE),
            null,
            by(ANY_ORGAN),
            Apart.NOBODY,
            REASON),
    MEASURE_LIFTED(
            "credit.measure.lifted",
            "lift",
            at(MatterStage.IN_FORCE),
            MatterStage.LIFTED,
            by(OPENING_ORGAN),
            Apart.NOBODY,
            REASON,
            DOCUMENT),
    MEASURE_EXPIRED(
            "credit.measure.expired",
            "expire",
            at(MatterStage.IN_FORCE),
            MatterStage.EXPIRED,
            by(LEDGER),
            Apart.NOBODY),

    LISTING_ENTERED(
            "credit.listing.entered",
            "enter",
            at(),
            MatterStage.IN_FORCE,
            by(ANY_ORGAN),
            Apart.NOBODY,
            REASON,
            BASIS,
            DOCUMENT,
            CODE),
    LISTING_REMOVED(
            "credit.listing.removed",
            "remove",
            at(MatterStage.IN_FORCE),
            MatterStage.LIFTED,
            by(OPENING_ORGAN),
            Apart.NOBODY,
            REASON,
            DOCUMENT),
    LISTING_EXPIRED(
            "credit.listing.expired",
            "expire",
            at(MatterStage.IN_FORCE),
            MatterStage.EXPIRED,
            by(LEDGER),
            Apart.NOBODY),

    COMMITMENT_MADE(
            "credit.commitment.made",
            "make",
            at(),
            MatterStage.MADE,
            by(SUBJECT, OWN_ORGAN),
            Apart.NOBODY,
            CODE,
            TITLE,
            DUE),
    COMMITMENT_MILESTONE_REPORTED(
            "credit.commitment.milestone-reported",
            "report-milestone",
            at(MatterStage.MADE),
            null,
            by(SUBJECT, OWN_ORGAN),
            Apart.NOBODY,
            REASON),
    COMMITMENT_REPORTED(
            "credit.commitment.reported",
            "report",
            at(MatterStage.MADE),
            MatterStage.REPORTED,
            by(SUBJECT, OWN_ORGAN),
            Apart.NOBODY,
            REASON,
            EVIDENCE),
    COMMITMENT_FULFILLED(
            "credit.commitment.fulfilled",
            "fulfil",
            at(MatterStage.REPORTED),
            MatterStage.FULFILLED,
            by(NAMED_ORGAN_OR_OFFICE),
            Apart.LAST,
            REASON),
    COMMITMENT_RETURNED(
            "credit.commitment.returned",
            "return",
            at(MatterStage.REPORTED),
            MatterStage.MADE,
            by(NAMED_ORGAN_OR_OFFICE),
            Apart.LAST,
            REASON),
    COMMITMENT_BROKEN(
            "credit.commitment.broken",
            "break",
            at(MatterStage.MADE, MatterStage.REPORTED),
            MatterStage.BROKEN,
            by(OFFICE),
            Apart.NOBODY,
            REASON,
            BASIS,
            GROUND),
    COMMITMENT_ALTERED(
            "credit.commitment.altered",
            "alter",
            at(MatterStage.MADE),
            null,
            by(SUBJECT, OWN_ORGAN),
            Apart.NOBODY,
            REASON,
            BASIS,
            DOCUMENT,
            GROUND,
            AMOUNT,
            DUE),
    COMMITMENT_OVERDUE(
            "credit.commitment.overdue", "note-overdue", at(MatterStage.MADE), null, by(LEDGER), Apart.NOBODY),
    COMMITMENT_CANCELLED(
            "credit.commitment.cancelled",
            "cancel",
            at(MatterStage.MADE),
            MatterStage.CANCELLED,
            by(OFFICE),
            Apart.OPENER,
            REASON,
            DOCUMENT),

    BREACH_RECEIVED(
            "credit.breach.received", "receive", at(), MatterStage.RECEIVED, by(OFFICE), Apart.NOBODY, REASON, CODE),
    BREACH_TRANSFERRED(
            "credit.breach.transferred",
            "transfer",
            at(MatterStage.RECEIVED),
            MatterStage.TRANSFERRED,
            by(OFFICE),
            Apart.NOBODY,
            REASON,
            ORGAN),
    BREACH_CONFIRMED(
            "credit.breach.confirmed",
            "confirm",
            at(MatterStage.TRANSFERRED),
            MatterStage.CONFIRMED,
            by(NAMED_ORGAN),
            Apart.NOBODY,
            REASON),
    BREACH_UNFOUNDED(
            "credit.breach.unfounded",
            "dismiss",
            at(MatterStage.TRANSFERRED),
            MatterStage.UNFOUNDED,
            by(NAMED_ORGAN),
            Apart.NOBODY,
            REASON,
            GROUND),
    BREACH_ORDERED(
            "credit.breach.ordered",
            "order",
            at(MatterStage.CONFIRMED),
            MatterStage.ORDERED,
            by(OFFICE),
            Apart.NOBODY,
            REASON,
            BASIS,
            DOCUMENT,
            DUE),
    BREACH_REPORTED(
            "credit.breach.reported",
            "report",
            at(MatterStage.ORDERED),
            MatterStage.REPORTED,
            by(SUBJECT, OWN_ORGAN),
            Apart.NOBODY,
            REASON,
            EVIDENCE),
    BREACH_RETURNED(
            "credit.breach.returned",
            "return",
            at(MatterStage.REPORTED),
            MatterStage.ORDERED,
            by(OFFICE),
            Apart.LAST,
            REASON,
            DUE),
    BREACH_RECTIFIED(
            "credit.breach.rectified",
            "close",
            at(MatterStage.REPORTED),
            MatterStage.RECTIFIED,
            by(OFFICE),
            Apart.LAST,
            REASON),
    BREACH_REFUSED(
            "credit.breach.refused",
            "find-refused",
            at(MatterStage.ORDERED, MatterStage.REPORTED),
            MatterStage.REFUSED,
            by(OFFICE),
            Apart.NOBODY,
            REASON,
            BASIS,
            DOCUMENT),
    BREACH_OVERDUE("credit.breach.overdue", "note-overdue", at(MatterStage.ORDERED), null, by(LEDGER), Apart.NOBODY),

    RESPONSIBILITY_REFERRED(
            "credit.referral.made",
            "refer",
            at(),
            MatterStage.REFERRED,
            by(OFFICE),
            Apart.NOBODY,
            REASON,
            BASIS,
            DOCUMENT,
            RECORD,
            ORGAN),
    REFERRAL_ANSWERED(
            "credit.referral.answered",
            "answer",
            at(MatterStage.REFERRED),
            MatterStage.ANSWERED,
            by(NAMED_ORGAN),
            Apart.NOBODY,
            REASON,
            DOCUMENT),
    REFERRAL_WITHDRAWN(
            "credit.referral.withdrawn",
            "withdraw",
            at(MatterStage.REFERRED),
            MatterStage.WITHDRAWN,
            by(OFFICE),
            Apart.NOBODY,
            REASON,
            DOCUMENT),

    RESPONSIBILITY_ASSIGNED(
            "credit.responsibility.assigned",
            "assign",
            at(),
            MatterStage.IN_FORCE,
            by(OWN_ORGAN),
            Apart.NOBODY,
            CODE,
            PROJECT,
            PERSON,
            FROM,
            DOCUMENT),
    RESPONSIBILITY_ENDED(
            "credit.responsibility.ended",
            "end",
            at(MatterStage.IN_FORCE),
            MatterStage.ENDED,
            by(OWN_ORGAN),
            Apart.NOBODY,
            REASON,
            UNTIL),

    TASK_ASSIGNED(
            "credit.task.assigned",
            "assign",
            at(),
            MatterStage.ASSIGNED,
            by(OFFICE),
            Apart.NOBODY,
            CODE,
            TITLE,
            BASIS,
            ORGAN),
    TASK_PROGRESS_REPORTED(
            "credit.task.progress-reported",
            "report",
            at(MatterStage.ASSIGNED),
            null,
            by(NAMED_ORGAN_OR_OFFICE),
            Apart.NOBODY,
            REASON),
    TASK_URGED("credit.task.urged", "urge", at(MatterStage.ASSIGNED), null, by(OFFICE), Apart.NOBODY, REASON),
    TASK_COMPLETED(
            "credit.task.completed",
            "complete",
            at(MatterStage.ASSIGNED),
            MatterStage.COMPLETED,
            by(OFFICE),
            Apart.LAST,
            REASON,
            EVIDENCE),
    TASK_OVERDUE("credit.task.overdue", "note-overdue", at(MatterStage.ASSIGNED), null, by(LEDGER), Apart.NOBODY),
    TASK_CANCELLED(
            "credit.task.cancelled",
            "cancel",
            at(MatterStage.ASSIGNED),
            MatterStage.CANCELLED,
            by(OFFICE),
            Apart.OPENER,
            REASON,
            DOCUMENT);

    /** Who may not take a step because of what he did before (四眼原则). */
    public enum Apart {
        NOBODY,
        /** Whoever opened the matter. */
        OPENER,
        /** Whoever took the last step. */
        LAST,
        /** Everybody who took a step before. */
        ALL_BEFORE,
        /** Whoever recorded one of the records it is about. */
        RECORDER
    }

    private static final Set<String> WIRE_NAMES =
            Stream.of(values()).map(MatterMove::wireName).collect(Collectors.toUnmodifiableSet());

    private final String wireName;
    private final String verb;
    private final Set<MatterStage> from;
    private final Optional<MatterStage> to;
    private final List<MatterParty> parties;
    private final Apart apart;
    private final Set<MatterNeed> needs;

    MatterMove(
            String wireName,
            String verb,
            Set<MatterStage> from,
            @Nullable MatterStage to,
            List<MatterParty> parties,
            Apart apart,
            MatterNeed... needs) {
        this.wireName = wireName;
        this.verb = verb;
        this.from = from;
        this.to = Optional.ofNullable(to);
        this.parties = parties;
        this.apart = apart;
        this.needs = Set.of(needs);
    }

    /** The stable name of its event, for ever. */
    public String wireName() {
        return wireName;
    }

    /** How addresses name it; unique within its mechanism. */
    public String verb() {
        return verb;
    }

    /** What it must come with. */
    public Set<MatterNeed> needs() {
        return needs;
    }

    public Mechanism mechanism() {
        return switch (this) {
            case RESPONSIBILITY_REFERRED -> Mechanism.REFERRAL;
            default -> Mechanism.valueOf(name().substring(0, name().indexOf('_')));
        };
    }

    /** Whether it opens a matter. */
    public boolean opens() {
        return from.isEmpty();
    }

    /** Whether time alone takes it. */
    public boolean isOfTheLedger() {
        return parties.contains(LEDGER);
    }

    /** Whether it leads on from this stage. */
    public boolean leadsFrom(MatterStage stage) {
        return from.contains(stage);
    }

    /** Where it leads from {@code stage}; a step without a stage of its own leaves the matter where it is. */
    public MatterStage stageAfter(MatterStage stage) {
        return to.orElse(stage);
    }

    /** Where a matter stands that it opened. Requires that it opens one. */
    public MatterStage firstStage() {
        return to.orElseThrow();
    }

    /** Who takes it: any of these. */
    public List<MatterParty> parties() {
        return parties;
    }

    /** Who may not, because of what he did before. */
    public Apart apart() {
        return apart;
    }

    /** Whether it says that the day by which something was to be done is over. */
    public boolean saysOverdue() {
        return verb.equals("note-overdue");
    }

    /** The step that addresses name so; empty if the mechanism has none. */
    public static Optional<MatterMove> of(Mechanism mechanism, String verb) {
        return of(mechanism).stream().filter(move -> move.verb.equals(verb)).findFirst();
    }

    /** All steps of a mechanism, the opening one first. */
    public static List<MatterMove> of(Mechanism mechanism) {
        return Stream.of(values()).filter(move -> move.mechanism() == mechanism).toList();
    }

    /** The step that opens a matter of this mechanism. */
    public static MatterMove opening(Mechanism mechanism) {
        return of(mechanism).getFirst();
    }

    /** Whether an event of this name is a step of a matter. */
    public static boolean isWireName(String name) {
        return WIRE_NAMES.contains(name);
    }

    /** What the ledger does at this stage when the day is over; empty if nothing. */
    public static Optional<MatterMove> whenDue(Mechanism mechanism, MatterStage stage) {
        return of(mechanism).stream()
                .filter(move -> move.isOfTheLedger() && move.leadsFrom(stage))
                .findFirst();
    }

    private static Set<MatterStage> at(MatterStage... stages) {
        return Set.of(stages);
    }

    private static List<MatterParty> by(MatterParty... parties) {
        return List.of(parties);
    }
}
