package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.MoveMatter;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.MatterMove.Apart;
import org.chengxin.ledger.matter.MatterNeed;
import org.chengxin.ledger.matter.MatterParty;
import org.chengxin.ledger.matter.MatterStage;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every step of every matter: who takes it, whether it is due, whether it comes with what it needs. Asked in
 * this order, so that nobody who may not take part learns anything. What only one mechanism asks is said in {@link
 * MatterTermsRules}.
 */
final class MatterRules {

    private MatterRules() {}

    static Decision decide(SubjectState state, MoveMatter command, Catalogue catalogue, LocalDate today) {
        MatterMove move = command.move();
        LegalBasis basis = catalogue.matters().basis(move);
        if (state.registered().isEmpty()) {
            return Decision.Refused.because(Refusals.unknownSubject());
        }
        Optional<Matter> matter = state.matters().find(move.mechanism(), command.matter());
        if (!move.opens() && matter.isEmpty()) {
            return Decision.Refused.because(Refusals.of(
                    "R-MATTER",
                    Kind.UNKNOWN,
                    null,
                    basis,
                    "该主体名下没有这件" + catalogue.matters().title(move.mechanism()).zh(),
                    "The subject has no such "
                            + catalogue.matters().title(move.mechanism()).en()));
        }
        Matter before = matter.orElse(null);
        Actor actor = command.act().actor();
        Optional<Refusal> forbidden = aPartyActs(state, command, before, catalogue, basis)
                .or(() -> ArchiveRules.theArchiveIsOpen(state))
                .or(() -> SuccessionRules.theBodyIsThereToBegin(state, move));
        if (forbidden.isPresent()) {
            return Decision.Refused.because(forbidden.get());
        }
        if (before != null
                && before.lastMove() == move
                && before.lastBy().equals(actor.account())
                && !move.leadsFrom(before.stage())) {
            return new Decision.AlreadyOrdered(before.number(), before.lastEventId());
        }
        if (move.saysOverdue() && before != null && before.overdueOn() != null) {
            return new Decision.AlreadyOrdered(before.number(), before.lastEventId());
        }
        Optional<Refusal> early = theStageIsRight(move, before, catalogue, basis)
                .or(() -> theDayIsOver(move, before, today, basis))
                .or(() -> somebodyElseActs(state, command, before, basis));
        if (early.isPresent()) {
            return Decision.Refused.because(early.get());
        }
        List<Refusal> refusals = new ArrayList<>();
        whatIsNeededIsThere(command, basis).forEach(refusals::add);
        ActRules.textIsReadable(command.act()).ifPresent(refusals::add);
        refusals.addAll(MatterTermsRules.check(state, command, before, catalogue, today));
        if (!refusals.isEmpty()) {
            return new Decision.Refused(refusals);
        }
        return happens(state, command, before, catalogue);
    }

    private static Decision happens(
            SubjectState state, MoveMatter command, @Nullable Matter before, Catalogue catalogue) {
        MatterMove move = command.move();
        int number = before == null ? state.matters().next(move.mechanism()) : before.number();
        MatterStage stage = before == null ? move.firstStage() : move.stageAfter(before.stage());
        MatterTerms terms =
                move == MatterMove.TOLERANCE_APPLIED ? forTheDecidingBodies(state, command.terms()) : command.terms();
        List<CreditEvent> events = new ArrayList<>();
        events.add(
                new MatterEvent(command.subjectId(), move, number, stage, terms, catalogue.version(), command.act()));
        if (before != null && move == MatterMove.TOLERANCE_RECOGNISED) {
            before.terms()
                    .records()
                    .forEach(record -> events.add(
                            new CreditEvent.FactExempted(command.subjectId(), record, number, command.act())));
        }
        if (before != null && move == MatterMove.TOLERANCE_REVOKED) {
            before.terms()
                    .records()
                    .forEach(record -> events.add(
                            new CreditEvent.FactReinstated(command.subjectId(), record, number, command.act())));
        }
        return new Decision.Happens(events);
    }

    /** The terms with the bodies that decided the facts, which the application goes to. */
    private static MatterTerms forTheDecidingBodies(SubjectState state, MatterTerms terms) {
        List<MatterTerms.Named> deciding = terms.records().stream()
                .map(state::record)
                .flatMap(Optional::stream)
                .map(record -> record.fact().authority())
                .distinct()
                .map(organ -> new MatterTerms.Named(MatterTerms.Part.RECIPIENT, organ))
                .toList();
        return terms.namingOnly(deciding);
    }

    private static Optional<Refusal> aPartyActs(
            SubjectState state, MoveMatter command, @Nullable Matter before, Catalogue catalogue, LegalBasis basis) {
        List<MatterParty> parties = command.move().parties();
        return parties.stream().anyMatch(party -> is(party, state, command, before, catalogue))
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-ACL",
                        Kind.FORBIDDEN,
                        null,
                        basis,
                        "这一步只能由" + parties.stream().map(MatterParty::zh).collect(Collectors.joining("、")) + "办理",
                        "This step is taken by "
                                + parties.stream().map(MatterParty::en).collect(Collectors.joining(", or "))));
    }

    private static boolean is(
            MatterParty party, SubjectState state, MoveMatter command, @Nullable Matter before, Catalogue catalogue) {
        Actor actor = command.act().actor();
        boolean office = actor.role() == Role.OFFICE;
        boolean organ = actor.role() == Role.SUBMITTER && actor.organ() != null;
        return switch (party) {
            case OFFICE -> office;
            case SUBJECT -> PartyRules.theSubjectOrTheOfficeActs(state, actor).isEmpty();
            case OWN_ORGAN -> office || (organ && PartyRules.isBoundTo(state, actor));
            case ANY_ORGAN -> office || organ;
            case OPENING_ORGAN ->
                office || (organ && before != null && Objects.equals(before.openingOrgan(), actor.organ()));
            case DECIDING_BODY ->
                organ && decided(state, command, before, catalogue, Objects.requireNonNull(actor.organ()));
            case NAMED_ORGAN -> organ && before != null && before.names(actor.organ());
            case NAMED_ORGAN_OR_OFFICE -> office || (organ && before != null && before.names(actor.organ()));
            case LEDGER -> actor.role() == Role.SYSTEM;
        };
    }

    /** Whether this organ decided each of the facts, or may judge tolerance for everybody. */
    private static boolean decided(
            SubjectState state, MoveMatter command, @Nullable Matter before, Catalogue catalogue, String organ) {
        List<RecordId> records =
                before == null ? command.terms().records() : before.terms().records();
        return catalogue.matters().judgesTolerance(organ)
                || (!records.isEmpty()
                        && records.stream()
                                .allMatch(id -> state.record(id)
                                        .filter(r -> r.fact().authority().uscc().equals(organ))
                                        .isPresent()));
    }

    private static Optional<Refusal> theStageIsRight(
            MatterMove move, @Nullable Matter before, Catalogue catalogue, LegalBasis basis) {
        if (before == null || move.leadsFrom(before.stage())) {
            return Optional.empty();
        }
        return Optional.of(Refusals.of(
                "R-STATE",
                Kind.CONFLICT,
                null,
                basis,
                "这件事项现在“" + catalogue.matters().title(before.stage()).zh() + "”，不能办理“"
                        + catalogue.matters().title(move).zh() + "”",
                "The matter is at “" + catalogue.matters().title(before.stage()).en() + "”, where “"
                        + catalogue.matters().title(move).en() + "” is not due"));
    }

    /** Time alone takes no step before its time. */
    private static Optional<Refusal> theDayIsOver(
            MatterMove move, @Nullable Matter before, LocalDate today, LegalBasis basis) {
        if (!move.isOfTheLedger() || before == null) {
            return Optional.empty();
        }
        LocalDate last = before.lastDay();
        return last != null && last.isBefore(today)
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-MATTER-DATE",
                        Kind.CONFLICT,
                        null,
                        basis,
                        last == null ? "没有期限，不会届满" : "期限到 " + last + " 届满，尚未届满",
                        last == null ? "It has no last day" : "Its last day is " + last + " and is not over"));
    }

    /** Nobody judges his own work (四眼原则). */
    private static Optional<Refusal> somebodyElseActs(
            SubjectState state, MoveMatter command, @Nullable Matter before, LegalBasis basis) {
        String account = command.act().actor().account();
        Apart apart = command.move().apart();
        boolean same = switch (apart) {
            case NOBODY -> false;
            case OPENER -> before != null && before.opener().equalsIgnoreCase(account);
            case LAST -> before != null && before.lastBy().equalsIgnoreCase(account);
            case ALL_BEFORE -> before != null && before.actors().stream().anyMatch(account::equalsIgnoreCase);
            case RECORDER ->
                command.terms().records().stream()
                        .map(state::record)
                        .flatMap(Optional::stream)
                        .map(RecordState::recordedBy)
                        .anyMatch(account::equalsIgnoreCase);
        };
        return same
                ? Optional.of(Refusals.of(
                        "R-4EYE",
                        Kind.FORBIDDEN,
                        null,
                        basis,
                        "这一步须由他人办理：" + (apart == Apart.RECORDER ? "记录人不能据自己所记的信息采取措施" : "同一人不能办理前后两步"),
                        "Somebody else takes this step: "
                                + (apart == Apart.RECORDER
                                        ? "whoever recorded a fact imposes nothing on it"
                                        : "one person does not take both")))
                : Optional.empty();
    }

    private static List<Refusal> whatIsNeededIsThere(MoveMatter command, LegalBasis basis) {
        MatterTerms terms = command.terms();
        List<Refusal> missing = new ArrayList<>();
        for (MatterNeed need : MatterNeed.values()) {
            if (!command.move().needs().contains(need)) {
                continue;
            }
            Optional<Refusal> refusal = switch (need) {
                case REASON -> ActRules.theReasonIsGiven(command.act());
                case BASIS -> ActRules.theBasisIsNamed(command.act(), basis);
                case DOCUMENT -> ActRules.theDocumentIsNamed(command.act());
                case EVIDENCE -> given(!terms.evidence().isEmpty(), "/evidence", "请附证明材料", "Add the evidence", basis);
                case RECORD ->
                    given(!terms.records().isEmpty(), "/records", "请指明所据的记录", "Name the records it rests on", basis);
                case CODE ->
                    given(terms.code() != null, "/code", "请选择目录所列的一项", "Choose an item of the catalogue's list", basis);
                case GROUND ->
                    given(
                            terms.ground() != null,
                            "/ground",
                            "请选择目录所列的情形",
                            "Choose a ground of the catalogue's list",
                            basis);
                case FROM -> given(terms.from() != null, "/from", "请填写起始日期", "Give the first day", basis);
                case UNTIL -> given(terms.until() != null, "/until", "请填写截止日期", "Give the last day", basis);
                case DUE ->
                    given(terms.due() != null, "/due", "请填写完成期限", "Give the day by which it is to be done", basis);
                case TITLE -> given(terms.title() != null, "/title", "请写明事项内容", "Say what it is", basis);
                case PROJECT ->
                    given(terms.project() != null, "/project", "请填写项目编号", "Give the number of the project", basis);
                case ORGAN ->
                    given(!terms.organs().isEmpty(), "/organs", "请指明有关单位", "Name the organs it concerns", basis);
                case AMOUNT ->
                    given(
                            terms.amountYuan() != null,
                            "/amountYuan",
                            "请填写补偿金额（元）；依法不予补偿的填 0",
                            "Give the compensation in yuan, 0 where the law gives none",
                            basis);
                case PERSON ->
                    given(terms.person() != null, "/person", "请指明责任人的档案编号", "Name the archive of the person", basis);
            };
            refusal.ifPresent(missing::add);
        }
        return missing;
    }

    private static Optional<Refusal> given(boolean there, String pointer, String zh, String en, LegalBasis basis) {
        return there
                ? Optional.empty()
                : Optional.of(Refusals.of("R-MATTER-NEED", Kind.INVALID, pointer, basis, zh, en));
    }
}
