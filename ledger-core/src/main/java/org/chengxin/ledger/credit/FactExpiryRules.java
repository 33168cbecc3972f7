package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.ExpiryRule;
import org.chengxin.ledger.catalogue.ExpiryRules.Expiry;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.ExpireFact;
import org.chengxin.ledger.credit.CreditEvent.FactExpired;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.chengxin.ledger.subject.SubjectKind;

/**
 * Whether a record has come to the end of its time by law (期满自动解除). Nobody applies for it; the ledger itself says so when
 * the day has come.
 */
final class FactExpiryRules {

    static final LegalBasis AUTOMATIC_END = new LegalBasis("中华人民共和国公务员法", "第六十五条");

    private FactExpiryRules() {}

    static Decision decide(SubjectState state, ExpireFact command, Catalogue catalogue, LocalDate today) {
        if (command.act().actor().role() != Role.SYSTEM) {
            return Decision.Refused.because(Refusals.of(
                    "R-ACL",
                    Kind.FORBIDDEN,
                    null,
                    AUTOMATIC_END,
                    "期满自动解除由系统按期办理，不经申请",
                    "A record ends by time when the ledger finds it due, and is not applied for"));
        }
        Optional<RecordState> found = state.record(command.recordId());
        if (found.isEmpty()) {
            return Decision.Refused.because(Refusals.unknownRecord());
        }
        if (state.repairs().isExpired(command.recordId())) {
            return new Decision.AlreadySo(command.recordId());
        }
        RecordState record = found.get();
        Optional<Expiry> expiry = expiryOf(record, kind(state), catalogue);
        Optional<Refusal> refusal = ArchiveRules.theArchiveIsOpen(state)
                .or(() -> theRecordIsNotRevoked(record))
                .or(() -> thereIsAnEnd(expiry))
                .or(() -> expiry.flatMap(end -> theEndHasCome(end, today)))
                .or(() -> expiry.flatMap(end -> nothingNewHappened(state, record, end)));
        if (refusal.isPresent() || expiry.isEmpty()) {
            return Decision.Refused.because(refusal.orElseThrow());
        }
        ExpiryRule rule = expiry.get().rule();
        return Decision.Happens.of(new FactExpired(
                command.subjectId(),
                command.recordId(),
                expiry.get().lastDay(),
                rule.id(),
                catalogue.version(),
                OrderRules.resting(command.act(), Optional.of(rule.legalBasis()))));
    }

    private static Optional<Refusal> theRecordIsNotRevoked(RecordState record) {
        return record.revoked()
                ? Optional.of(Refusals.of(
                        "R-STATE",
                        Kind.CONFLICT,
                        null,
                        AUTOMATIC_END,
                        "记录已撤销，没有期限可言",
                        "The record is revoked and has no time left to end"))
                : Optional.empty();
    }

    private static Optional<Refusal> thereIsAnEnd(Optional<Expiry> expiry) {
        return expiry.isPresent()
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-EXPIRY-NONE",
                        Kind.CONFLICT,
                        null,
                        AUTOMATIC_END,
                        "这条记录不因期满解除",
                        "This record does not end by time"));
    }

    private static Optional<Refusal> theEndHasCome(Expiry expiry, LocalDate today) {
        return today.isAfter(expiry.lastDay())
                ? Optional.empty()
                : Optional.of(Refusals.of(
                        "R-EXPIRY-DATE",
                        Kind.CONFLICT,
                        null,
                        expiry.rule().legalBasis(),
                        "期限至 " + expiry.lastDay() + " 届满（" + expiry.rule().id() + "），尚未期满",
                        "Its time lasts until " + expiry.lastDay() + " ("
                                + expiry.rule().id() + ") and is not over"));
    }

    /**
     * A sanction ends by itself only if nothing new happened while it lasted. The organ that sanctioned the new breach merges
     * the two and says until when; once that day is written down, it counts.
     */
    private static Optional<Refusal> nothingNewHappened(SubjectState state, RecordState record, Expiry expiry) {
        LocalDate from = record.fact().decidedOn();
        boolean saysItsEnd = record.fact().payload().hasNonNull(expiry.rule().endField());
        boolean another = state.records().stream()
                .filter(other -> !other.recordId().equals(record.recordId()) && !other.revoked())
                .filter(other -> expiry.rule().types().containsKey(other.fact().type()))
                .map(other -> other.fact().decidedOn())
                .anyMatch(decidedOn -> decidedOn.isAfter(from) && !decidedOn.isAfter(expiry.lastDay()));
        return another && !saysItsEnd
                ? Optional.of(
                        Refusals.of(
                                "R-EXPIRY-BREACH",
                                Kind.CONFLICT,
                                null,
                                expiry.rule().legalBasis(),
                                "处分期内又受处分，不自动解除；由处分机关合并执行后更正“处分期至”",
                                "Another sanction fell into its time, so it does not end by itself; the organ merges them and corrects the last day"))
                : Optional.empty();
    }

    private static Optional<Expiry> expiryOf(RecordState record, SubjectKind kind, Catalogue catalogue) {
        Fact fact = record.fact();
        return catalogue.expiries().expiryOf(fact.type(), kind, fact.payload(), fact.decidedOn());
    }

    private static SubjectKind kind(SubjectState state) {
        return state.registered().map(SubjectRegistered::kind).orElseThrow();
    }
}
