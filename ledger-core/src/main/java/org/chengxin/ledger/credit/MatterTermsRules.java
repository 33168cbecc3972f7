package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.Choice;
import org.chengxin.ledger.catalogue.Choices;
import org.chengxin.ledger.catalogue.CommitmentKind;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.ListItem;
import org.chengxin.ledger.catalogue.MatterPolicy;
import org.chengxin.ledger.catalogue.MeasureItem;
import org.chengxin.ledger.catalogue.Polarity;
import org.chengxin.ledger.credit.CreditCommand.MoveMatter;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.MatterTerms.Part;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.chengxin.ledger.matter.MatterNeed;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;

/** What single steps ask of their terms: that they are of the catalogue's list, about a record that stands, within the time. */
final class MatterTermsRules {

    private final SubjectState state;
    private final MoveMatter command;
    private final @Nullable Matter before;
    private final MatterPolicy policy;
    private final LocalDate today;
    private final LegalBasis basis;
    private final List<Refusal> refusals = new ArrayList<>();

    private MatterTermsRules(
            SubjectState state, MoveMatter command, @Nullable Matter before, Catalogue catalogue, LocalDate today) {
        this.state = state;
        this.command = command;
        this.before = before;
        this.policy = catalogue.matters();
        this.today = today;
        this.basis = policy.basis(command.move());
    }

    /** What is wrong with the terms of a step, as far as they are there; empty if nothing. */
    static List<Refusal> check(
            SubjectState state, MoveMatter command, @Nullable Matter before, Catalogue catalogue, LocalDate today) {
        MatterTermsRules rules = new MatterTermsRules(state, command, before, catalogue, today);
        rules.refusals.addAll(MatterPapers.faults(command.terms(), rules.basis));
        rules.whatIsSettledStays();
        rules.everyRecordIsOfTheArchive();
        rules.theDayLiesAhead();
        rules.whatTheStepAsks();
        return rules.refusals;
    }

    private void whatTheStepAsks() {
        MatterTerms terms = command.terms();
        switch (command.move()) {
            case TOLERANCE_APPLIED -> {
                chosen("/ground", terms.ground(), policy.toleranceGrounds());
                everyRecordStands(Polarity.NEGATIVE);
                noToleranceIsUnderWay();
            }
            case MEASURE_IMPOSED -> theMeasureIsListed();
            case MEASURE_MITIGATED -> {
                chosen("/ground", terms.ground(), policy.mitigationGrounds());
                itEndsSooner();
            }
            case MEASURE_WAIVED -> chosen("/ground", terms.ground(), policy.mitigationGrounds());
            case LISTING_ENTERED -> theListIsKept();
            case COMMITMENT_MADE -> theCommitmentIsOfAKind();
            case COMMITMENT_BROKEN -> chosen("/ground", terms.ground(), policy.brokenBecause());
            case COMMITMENT_ALTERED -> {
                chosen("/ground", terms.ground(), policy.alterations());
                if (terms.amountYuan() != null && terms.amountYuan().signum() < 0) {
                    refuse("R-MATTER-AMOUNT", "/amountYuan", "补偿金额不能为负", "The compensation is not negative");
                }
            }
            case BREACH_RECEIVED -> {
                theSubjectIs(Set.of(SubjectKind.DEPARTMENT, SubjectKind.TOWN));
                chosen("/code", terms.code(), policy.breachScopes());
            }
            case BREACH_TRANSFERRED -> theRecipientIsAnotherOrgan();
            case BREACH_UNFOUNDED -> chosen("/ground", terms.ground(), policy.explanations());
            case RESPONSIBILITY_REFERRED -> everyRecordStands(Polarity.NEGATIVE);
            case RESPONSIBILITY_ASSIGNED -> {
                chosen("/code", terms.code(), policy.projectStages());
                nobodyElseAnswersForIt();
            }
            case RESPONSIBILITY_ENDED -> itEndsAfterItBegan();
            case TASK_ASSIGNED -> {
                chosen("/code", terms.code(), policy.taskKinds());
                if (terms.organs().stream().noneMatch(named -> named.part() == Part.LEAD)) {
                    refuse("R-TASK-LEAD", "/organs", "请至少指明一个牵头单位", "Name at least one organ in the lead");
                }
            }
            case RECTIFICATION_EXTENDED -> itIsDueLater();
            default -> {
                // asks nothing beyond what every step is asked
            }
        }
    }

    /** What a matter is about is said when it is opened; a later step says what it needs and nothing else. */
    private void whatIsSettledStays() {
        MatterTerms terms = command.terms();
        if (command.move().opens()) {
            return;
        }
        settled(MatterNeed.RECORD, !terms.records().isEmpty(), "/records");
        settled(MatterNeed.CODE, terms.code() != null, "/code");
        settled(MatterNeed.GROUND, terms.ground() != null, "/ground");
        settled(MatterNeed.TITLE, terms.title() != null, "/title");
        settled(MatterNeed.PROJECT, terms.project() != null, "/project");
        settled(MatterNeed.FROM, terms.from() != null, "/from");
        settled(MatterNeed.UNTIL, terms.until() != null, "/until");
        settled(MatterNeed.DUE, terms.due() != null, "/due");
        settled(MatterNeed.AMOUNT, terms.amountYuan() != null, "/amountYuan");
        settled(MatterNeed.ORGAN, !terms.organs().isEmpty(), "/organs");
        settled(MatterNeed.PERSON, terms.person() != null, "/person");
        settled(MatterNeed.TITLE, !terms.items().isEmpty(), "/items");
        settled(MatterNeed.TITLE, !terms.milestones().isEmpty(), "/milestones");
    }

    private void settled(MatterNeed need, boolean said, String pointer) {
        if (said && !command.move().needs().contains(need)) {
            refuse(
                    "R-MATTER-SETTLED",
                    pointer,
                    "这一步不涉及该项内容，不能借此更改；请删去后重报",
                    "This step does not settle it and cannot change it; leave it out");
        }
    }

    private void everyRecordIsOfTheArchive() {
        List<RecordId> records = command.terms().records();
        for (int i = 0; i < records.size(); i++) {
            if (state.record(records.get(i)).isEmpty()) {
                refuse("R-RECORD", "/records/" + i, "该主体名下没有这条记录", "The subject has no such record");
            }
        }
    }

    /** Neither revoked, repaired, expired nor exempt, and of the polarity the step rests on. */
    private void everyRecordStands(Polarity polarity) {
        List<RecordId> records = command.terms().records();
        for (int i = 0; i < records.size(); i++) {
            Optional<RecordState> record = state.record(records.get(i));
            if (record.isEmpty()) {
                continue;
            }
            if (!state.stands(record.get())) {
                refusals.add(Refusals.of(
                        "R-MEA-LIVE",
                        Kind.CONFLICT,
                        "/records/" + i,
                        basis,
                        "所据记录已撤销、修复、期满或者免予记入，不能作为依据",
                        "The record it rests on is revoked, repaired, expired or exempt"));
            } else if (record.get().judgement().polarity() != polarity) {
                refuse(
                        "R-MEA-POLARITY",
                        "/records/" + i,
                        polarity == Polarity.NEGATIVE ? "所据记录应为失信信息" : "所据记录应为守信信息",
                        polarity == Polarity.NEGATIVE
                                ? "It rests on negative records"
                                : "It rests on positive records");
            }
        }
    }

    private void theDayLiesAhead() {
        MatterTerms terms = command.terms();
        if (terms.due() != null && terms.due().isBefore(today)) {
            refuse("R-MATTER-DATE", "/due", "完成期限不能早于今天（" + today + "）", "The day is not before today, " + today);
        }
        if (command.move().opens() && terms.until() != null && terms.until().isBefore(today)) {
            refuse(
                    "R-MATTER-DATE",
                    "/until",
                    "截止日期不能早于今天（" + today + "）",
                    "The last day is not before today, " + today);
        }
        if (terms.from() != null && terms.until() != null && terms.until().isBefore(terms.from())) {
            refuse("R-MATTER-DATE", "/until", "截止日期不能早于起始日期", "The last day is not before the first");
        }
    }

    private void theMeasureIsListed() {
        String code = command.terms().code();
        if (code == null) {
            return;
        }
        Optional<MeasureItem> measure = policy.measure(code);
        if (measure.isEmpty()) {
            notListed(
                    "R-MEA-LIST",
                    code,
                    policy.measures().stream().map(MeasureItem::code).toList());
            return;
        }
        theSubjectIs(measure.get().appliesTo());
        everyRecordStands(measure.get().incentive() ? Polarity.POSITIVE : Polarity.NEGATIVE);
        itLastsNoLongerThan(measure.get().termMonthsMax(), measure.get().legalBasis());
        inForceOnlyOnce(Mechanism.MEASURE, code);
    }

    private void theListIsKept() {
        String code = command.terms().code();
        if (code == null) {
            return;
        }
        Optional<ListItem> list = policy.list(code);
        if (list.isEmpty()) {
            notListed(
                    "R-LIST", code, policy.lists().stream().map(ListItem::code).toList());
            return;
        }
        theSubjectIs(list.get().appliesTo());
        itLastsNoLongerThan(list.get().termMonthsMax(), list.get().legalBasis());
        inForceOnlyOnce(Mechanism.LISTING, code);
        String type = list.get().recordType();
        if (type != null) {
            boolean rests = command.terms().records().stream()
                    .map(state::record)
                    .flatMap(Optional::stream)
                    .anyMatch(record ->
                            state.stands(record) && record.fact().type().equals(type));
            if (!rests) {
                refusals.add(Refusals.of(
                        "R-LIST-RECORD",
                        Kind.CONFLICT,
                        "/records",
                        list.get().legalBasis(),
                        "列入该名单须以一条有效的 " + type + " 记录为依据",
                        "An entry on this list rests on a record of type " + type + " that stands"));
            }
        }
    }

    private void theCommitmentIsOfAKind() {
        MatterTerms terms = command.terms();
        if (terms.code() == null) {
            return;
        }
        Optional<CommitmentKind> found = policy.commitment(terms.code());
        if (found.isEmpty()) {
            notListed(
                    "R-CM-KIND",
                    terms.code(),
                    policy.commitments().stream().map(CommitmentKind::code).toList());
            return;
        }
        CommitmentKind kind = found.get();
        theSubjectIs(kind.appliesTo());
        if (kind.twoParties() && terms.organs().stream().noneMatch(named -> named.part() == Part.COUNTERPARTY)) {
            refuse("R-CM-PARTY", "/organs", "双方承诺须指明相对方", "A commitment of two parties names the other one");
        }
        if (kind.projectRequired() && terms.project() == null) {
            refuse(
                    "R-CM-PROJECT",
                    "/project",
                    "该类承诺须在活动前作出，请填写项目编号",
                    "This pledge is given for a project, before it begins; give its number");
        }
        Choices items = kind.items();
        List<String> known = items == null ? List.of() : items.codes();
        Stream.of(terms.items().toArray(String[]::new))
                .filter(item -> !known.contains(item))
                .findFirst()
                .ifPresent(item -> notListed("R-CM-ITEM", item, known));
        if (kind.allItems() && !terms.items().containsAll(known)) {
            refuse(
                    "R-CM-ITEM",
                    "/items",
                    "该类承诺应包含全部内容：" + String.join("、", known),
                    "This pledge covers all of " + String.join(", ", known));
        }
    }

    /** A remedy never makes things worse for the one who sought it. */
    private void itEndsSooner() {
        LocalDate until = command.terms().until();
        LocalDate now = before == null ? null : before.terms().until();
        if (until != null && now != null && !until.isBefore(now)) {
            refuse("R-NOAGG", "/until", "从轻后的截止日期应早于 " + now, "A lighter measure ends before " + now);
        }
    }

    private void itIsDueLater() {
        LocalDate due = command.terms().due();
        LocalDate now = before == null ? null : before.terms().due();
        if (due != null && now != null && !due.isAfter(now)) {
            refuse("R-MATTER-DATE", "/due", "延长后的期限应晚于 " + now, "An extension ends after " + now);
        }
    }

    private void itEndsAfterItBegan() {
        LocalDate until = command.terms().until();
        LocalDate from = before == null ? null : before.terms().from();
        if (until != null && from != null && until.isBefore(from)) {
            refuse("R-MATTER-DATE", "/until", "卸任日期不能早于任职日期 " + from, "It does not end before it began, on " + from);
        }
    }

    private void itLastsNoLongerThan(@Nullable Integer months, LegalBasis limit) {
        LocalDate until = command.terms().until();
        if (months == null) {
            return;
        }
        LocalDate latest = today.plusMonths(months);
        if (until == null || until.isAfter(latest)) {
            refusals.add(Refusals.of(
                    "R-MEA-TERM",
                    Kind.INVALID,
                    "/until",
                    limit,
                    "请填写不晚于 " + latest + " 的截止日期（最长 " + months + " 个月）",
                    "Give a last day not after " + latest + " (at most " + months + " months)"));
        }
    }

    private void inForceOnlyOnce(Mechanism mechanism, String code) {
        state.matters().of(mechanism).stream()
                .filter(other ->
                        !other.stage().isOver() && code.equals(other.terms().code()))
                .findFirst()
                .ifPresent(other -> refusals.add(Refusals.of(
                        "R-MEA-TWICE",
                        Kind.CONFLICT,
                        "/code",
                        basis,
                        "同一项目已有效（第 " + other.number() + " 号），不重复办理",
                        "The same is in force already, under number " + other.number())));
    }

    private void noToleranceIsUnderWay() {
        state.matters().of(Mechanism.TOLERANCE).stream()
                .filter(other -> !other.stage().isOver()
                        && other.terms().records().stream()
                                .anyMatch(command.terms().records()::contains))
                .findFirst()
                .ifPresent(other -> refusals.add(Refusals.of(
                        "R-TOL-OPEN",
                        Kind.CONFLICT,
                        "/records",
                        basis,
                        "该记录已有一件容错申请（第 " + other.number() + " 号）正在办理",
                        "An application for tolerance, number " + other.number() + ", is under way for the record")));
    }

    private void nobodyElseAnswersForIt() {
        MatterTerms terms = command.terms();
        state.matters().of(Mechanism.RESPONSIBILITY).stream()
                .filter(other -> !other.stage().isOver()
                        && Objects.equals(other.terms().project(), terms.project())
                        && Objects.equals(other.terms().code(), terms.code()))
                .findFirst()
                .ifPresent(other -> refusals.add(Refusals.of(
                        "R-PRJ-TWICE",
                        Kind.CONFLICT,
                        "/code",
                        basis,
                        "该项目这一阶段已有责任人（第 " + other.number() + " 号），请先办理卸任",
                        "Somebody answers for this stage already, under number " + other.number()
                                + "; end that first")));
    }

    private void theRecipientIsAnotherOrgan() {
        boolean own = command.terms().organs().stream()
                .anyMatch(named -> PartyRules.isBoundTo(
                        state, new Actor("", Role.SUBMITTER, named.organ().uscc())));
        if (own || command.terms().organs().stream().noneMatch(named -> named.part() == Part.RECIPIENT)) {
            refuse(
                    "R-BREACH-SUPERIOR",
                    "/organs",
                    "请指明接受转办的上级单位，不能是被投诉单位自己",
                    "Name the superior organ that receives it; it is not the organ complained of");
        }
    }

    private void theSubjectIs(Set<SubjectKind> kinds) {
        SubjectKind kind = state.registered().map(SubjectRegistered::kind).orElseThrow();
        if (!kinds.contains(kind)) {
            refuse(
                    "R-MATTER-KIND",
                    null,
                    "该项不适用于这类主体（" + kind + "）",
                    "This does not apply to a subject of kind " + kind);
        }
    }

    /** One of the list that is accepted; one that is listed and not accepted is refused with the law that forbids it. */
    private void chosen(String pointer, @Nullable String code, Choices choices) {
        if (code == null) {
            return;
        }
        Optional<Choice> choice = choices.find(code);
        if (choice.isEmpty()) {
            notListed("R-MATTER-CHOICE", pointer, code, choices.codes());
        } else if (!choice.get().accepted()) {
            Bilingual title = choice.get().title();
            refusals.add(Refusals.of(
                    "R-NEVER-AN-EXCUSE",
                    Kind.INVALID,
                    pointer,
                    choice.get().legalBasis(),
                    "“" + title.zh() + "”不是理由：不得以此违约、变更或者免责",
                    "“" + title.en() + "” is never an excuse to break or alter a promise"));
        }
    }

    private void notListed(String rule, String code, List<String> codes) {
        notListed(rule, "/code", code, codes);
    }

    private void notListed(String rule, String pointer, String code, List<String> codes) {
        refuse(
                rule,
                pointer,
                "应为目录所列之一：" + String.join("、", codes) + "；实为 " + code,
                "Expected one of the catalogue's " + String.join(", ", codes) + "; found " + code);
    }

    private void refuse(String rule, @Nullable String pointer, String zh, String en) {
        refusals.add(Refusals.of(rule, Kind.INVALID, pointer, basis, zh, en));
    }
}
