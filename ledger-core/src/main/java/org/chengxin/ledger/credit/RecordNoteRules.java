package org.chengxin.ledger.credit;

import java.util.Optional;
import org.chengxin.ledger.credit.CreditCommand.GiveStatement;
import org.chengxin.ledger.credit.CreditCommand.NoteRemedy;
import org.chengxin.ledger.credit.CreditEvent.RemedyNoted;
import org.chengxin.ledger.credit.CreditEvent.StatementGiven;
import org.chengxin.ledger.credit.SubjectState.RecordState;

/** What may be noted beside a record without touching it: a remedy that is followed, and what the subject itself says. */
final class RecordNoteRules {

    /** As much as fits beside a record. */
    static final int STATEMENT_CHARACTERS_MAX = 500;

    private RecordNoteRules() {}

    static Decision decide(SubjectState state, NoteRemedy command) {
        Optional<RecordState> record = state.record(command.recordId());
        Actor actor = command.act().actor();
        return PartyRules.aHandlerActs(actor)
                .filter(stranger -> PartyRules.theSubjectOrTheOfficeActs(state, actor)
                                .isPresent()
                        && record.filter(r -> PartyRules.theSourceActs(actor, r).isEmpty())
                                .isEmpty())
                .or(() -> record.isEmpty() ? Optional.of(Refusals.unknownRecord()) : Optional.empty())
                .or(() -> ArchiveRules.theArchiveIsOpen(state))
                .or(() -> ActRules.theActIsAccountedFor(
                        command.act(), command.remedy().basis()))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(new RemedyNoted(
                        command.subjectId(), command.recordId(), command.remedy(), command.pending(), command.act())));
    }

    static Decision decide(SubjectState state, GiveStatement command) {
        return PartyRules.theSubjectOrTheOfficeActs(state, command.act().actor())
                .or(() -> state.record(command.recordId()).isEmpty()
                        ? Optional.of(Refusals.unknownRecord())
                        : Optional.empty())
                .or(() -> ArchiveRules.theArchiveIsOpen(state))
                .or(() -> ActRules.textIsReadable(command.act()))
                .or(() -> theStatementFits(String.valueOf(command.statement().value())))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(new StatementGiven(
                        command.subjectId(), command.recordId(), command.statement(), command.act())));
    }

    private static Optional<Refusal> theStatementFits(String text) {
        if (text.isBlank() || text.length() > STATEMENT_CHARACTERS_MAX) {
            return Refusals.invalid(
                    "R-LENGTH",
                    "/statement",
                    "声明应为1至" + STATEMENT_CHARACTERS_MAX + "个字符，实为"
                            + text.strip().length() + "个",
                    "A statement has 1 to " + STATEMENT_CHARACTERS_MAX + " characters, found "
                            + text.strip().length());
        }
        return Texts.hasControlCharacters(text)
                ? Refusals.invalid(
                        "R-TEXT-CONTROL",
                        "/statement",
                        "声明含有控制字符，请删除后重报",
                        "The statement holds control characters; remove them and send it again")
                : Optional.empty();
    }
}
