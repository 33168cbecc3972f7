package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.RecordSuccession;
import org.chengxin.ledger.credit.CreditCommand.TakeOver;
import org.chengxin.ledger.credit.CreditEvent.RecordTakenOver;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.CreditEvent.SubjectSucceeded;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.chengxin.ledger.credit.Succession.Successor;
import org.chengxin.ledger.matter.MatterMove;
import org.chengxin.ledger.matter.Mechanism;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectName;

/**
 * Renaming, merging, splitting, transferring and abolishing a body (R-SUCC). What was recorded keeps the name of its day; what was
 * promised or ordered goes on with whoever took over.
 */
final class SuccessionRules {

    /** Government keeps its word whatever becomes of the organ that gave it. */
    private static final LegalBasis CONTINUITY = new LegalBasis("优化营商环境条例", "第三十一条");

    /** What only a body that is there can promise, be ordered or be given. */
    private static final Set<Mechanism> ENDS_WITH_THE_BODY =
            Set.of(Mechanism.RECTIFICATION, Mechanism.MEASURE, Mechanism.LISTING, Mechanism.COMMITMENT, Mechanism.TASK);

    private SuccessionRules() {}

    static Decision decide(SubjectState state, RecordSuccession command, Catalogue catalogue, LocalDate today) {
        Succession asked = command.succession();
        if (state.isRecorded(asked)) {
            return new Decision.AlreadySo(null);
        }
        return theOfficeRecordsIt(command.act().actor())
                .or(() -> ArchiveRules.theArchiveIsOpen(state))
                .or(() -> itIsABody(state))
                .or(() -> theBodyIsStillThere(state))
                .or(() -> theDayHasCome(asked, today))
                .or(() -> theDaysFollowEachOther(state, asked))
                .or(() -> theNameFits(state, asked))
                .or(() -> theSuccessorsFit(command))
                .or(() -> everythingIsTakenOverOnce(asked, catalogue))
                .or(() -> ActRules.theActIsAccountedFor(command.act(), CONTINUITY))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(new SubjectSucceeded(command.subjectId(), asked, command.act())));
    }

    /** The ledger itself hands the records of a body over, one by one, to whoever took over from it. */
    static Decision decide(SubjectState state, TakeOver command) {
        if (command.act().actor().role() != Role.SYSTEM) {
            return Decision.Refused.because(Refusals.of(
                    "R-ACL",
                    Kind.FORBIDDEN,
                    null,
                    CONTINUITY,
                    "记录随机构沿革由系统移交，不单独办理",
                    "Records go over with the succession of their source and not one by one"));
        }
        Optional<RecordState> record = state.record(command.recordId());
        if (record.isEmpty()) {
            return Decision.Refused.because(Refusals.unknownRecord());
        }
        return record.get().answering().uscc().equals(command.to().uscc())
                ? new Decision.AlreadySo(command.recordId())
                : Decision.Happens.of(new RecordTakenOver(
                        command.subjectId(),
                        command.recordId(),
                        command.to(),
                        OrderRules.resting(command.act(), Optional.of(CONTINUITY))));
    }

    /** Nothing is recorded about a body for a time when it was no more. */
    static Optional<Refusal> theBodyWasThere(SubjectState state, LocalDate decidedOn) {
        return state.ended()
                .filter(end -> !decidedOn.isBefore(end.effectiveOn()))
                .map(end -> Refusals.of(
                        "R-SUCC",
                        Kind.CONFLICT,
                        "/decidedOn",
                        CONTINUITY,
                        "该单位自 " + end.effectiveOn() + " 起已不存在，请记录在承继单位名下：" + heirs(end, "、"),
                        "The body is no more from " + end.effectiveOn() + " on; record it under " + heirs(end, ", ")));
    }

    private static String heirs(Succession end, String between) {
        return end.successors().stream().map(s -> s.organ().name()).collect(Collectors.joining(between));
    }

    /** A body that is no more promises nothing and is ordered nothing; what is open goes on. */
    static Optional<Refusal> theBodyIsThereToBegin(SubjectState state, MatterMove move) {
        return move.opens() && ENDS_WITH_THE_BODY.contains(move.mechanism())
                ? theBodyIsStillThere(state)
                : Optional.empty();
    }

    private static Optional<Refusal> theOfficeRecordsIt(Actor actor) {
        return actor.role() == Role.OFFICE || actor.role() == Role.SYSTEM
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-ACL",
                        Kind.FORBIDDEN,
                        null,
                        "只有信用办可以登记机构沿革",
                        "Only the credit office records what became of a body"));
    }

    private static Optional<Refusal> itIsABody(SubjectState state) {
        Optional<SubjectRegistered> registered = state.registered();
        if (registered.isEmpty()) {
            return Optional.of(Refusals.unknownSubject());
        }
        return registered.get().kind().isNaturalPerson()
                ? Refusals.invalid("R-SUCC", "/kind", "自然人不办理机构沿革", "A person has no successor")
                : Optional.empty();
    }

    private static Optional<Refusal> theBodyIsStillThere(SubjectState state) {
        return state.ended()
                .map(end -> Refusals.of(
                        "R-SUCC",
                        Kind.CONFLICT,
                        null,
                        CONTINUITY,
                        "该单位自 " + end.effectiveOn() + " 起已不存在，请向承继单位办理：" + heirs(end, "、"),
                        "The body is no more from " + end.effectiveOn() + " on; turn to " + heirs(end, ", ")));
    }

    private static Optional<Refusal> theDayHasCome(Succession asked, LocalDate today) {
        return asked.effectiveOn().isAfter(today)
                ? Refusals.invalid(
                        "R-DATE-FUTURE",
                        "/effectiveOn",
                        "生效日期不能晚于今天（" + today + "）",
                        "It takes effect not after today, " + today)
                : Optional.empty();
    }

    /** In the order of the days, so that a day has one name. */
    private static Optional<Refusal> theDaysFollowEachOther(SubjectState state, Succession asked) {
        return state.successions().stream()
                .map(Succession::effectiveOn)
                .filter(asked.effectiveOn()::isBefore)
                .max(LocalDate::compareTo)
                .flatMap(last -> Refusals.invalid(
                        "R-SUCC",
                        "/effectiveOn",
                        "生效日期不能早于已登记的沿革（" + last + "）",
                        "It takes effect not before what is recorded already, " + last));
    }

    private static Optional<Refusal> theNameFits(SubjectState state, Succession asked) {
        String name = asked.newName();
        String now = state.registered().orElseThrow().name().open();
        if (!asked.formerName().equals(now)) {
            return Refusals.invalid(
                    "R-SUCC",
                    "/formerName",
                    "该单位现名称为“" + now + "”，请重新读取后办理",
                    "The body is called " + now + "; read it again");
        }
        if ((asked.kind() == SuccessionKind.RENAMED) == (name == null || name.isBlank())) {
            return Refusals.invalid(
                    "R-SUCC",
                    "/newName",
                    "更名须填写新名称，其他沿革不填写",
                    "A change of name says the new one, and no other succession does");
        }
        if (name != null && name.length() > SubjectName.LENGTH_MAX_CHARACTERS) {
            return Refusals.invalid(
                    "R-LENGTH",
                    "/newName",
                    "最多" + SubjectName.LENGTH_MAX_CHARACTERS + "个字符，实为" + name.length() + "个",
                    "At most " + SubjectName.LENGTH_MAX_CHARACTERS + " characters, found " + name.length());
        }
        if (name != null && Texts.hasControlCharacters(name)) {
            return Refusals.invalid(
                    "R-TEXT-CONTROL",
                    "/newName",
                    "名称含有控制字符，请删除后重报",
                    "The name holds control characters; remove them and send it again");
        }
        return name != null && name.equals(now)
                ? Refusals.invalid("R-NO-CHANGE", "/newName", "名称没有变化", "The name is the same")
                : Optional.empty();
    }

    private static Optional<Refusal> theSuccessorsFit(RecordSuccession command) {
        Succession asked = command.succession();
        SuccessionKind kind = asked.kind();
        int found = asked.successors().size();
        if (found < kind.successorsMin() || found > kind.successorsMax()) {
            String expected = kind.successorsMin() == kind.successorsMax()
                    ? String.valueOf(kind.successorsMin())
                    : kind.successorsMin() + "–" + kind.successorsMax();
            return Refusals.invalid(
                    "R-SUCC",
                    "/successors",
                    "承继单位的数目应为" + expected + "个，实为" + found + "个",
                    "Expected " + expected + " successors for this kind, found " + found);
        }
        Set<SubjectId> ids =
                asked.successors().stream().map(Successor::subjectId).collect(Collectors.toSet());
        if (ids.size() < found) {
            return Refusals.invalid("R-SUCC", "/successors", "同一承继单位只填写一次", "Name each successor once");
        }
        return ids.contains(command.subjectId())
                ? Refusals.invalid("R-SUCC", "/successors", "承继单位不能是本单位", "A body does not succeed itself")
                : Optional.empty();
    }

    /** Of a body that ends, one successor takes what nobody else is named for; of one that goes on, each takes what is named. */
    private static Optional<Refusal> everythingIsTakenOverOnce(Succession asked, Catalogue catalogue) {
        List<String> types =
                asked.successors().stream().flatMap(s -> s.types().stream()).toList();
        Optional<String> unknown =
                types.stream().filter(code -> catalogue.type(code).isEmpty()).findFirst();
        if (unknown.isPresent() || Set.copyOf(types).size() < types.size()) {
            return Refusals.invalid(
                    "R-SUCC",
                    "/successors",
                    unknown.map(code -> "目录中没有信息类型 " + code).orElse("同一信息类型只能由一个单位承继"),
                    unknown.map(code -> "The catalogue has no record type " + code)
                            .orElse("A record type goes to one successor"));
        }
        long rest = asked.successors().stream().filter(s -> s.types().isEmpty()).count();
        long expected = asked.kind().ends() ? 1 : 0;
        return rest == expected
                ? Optional.empty()
                : Refusals.invalid(
                        "R-SUCC",
                        "/successors",
                        asked.kind().ends() ? "须有且只有一个单位承继其余全部职责（不填写信息类型）" : "职能划转须写明划给每个单位的信息类型",
                        asked.kind().ends()
                                ? "Exactly one successor takes all the rest and names no record types"
                                : "A transfer of functions names the record types for each successor");
    }
}
