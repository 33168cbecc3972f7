package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.CorrectFact;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.CreditCommand.RevokeFact;
import org.chengxin.ledger.credit.CreditCommand.SupplementFact;
import org.chengxin.ledger.credit.CreditEvent.FactCorrected;
import org.chengxin.ledger.credit.CreditEvent.FactRevoked;
import org.chengxin.ledger.credit.CreditEvent.FactSupplemented;
import org.chengxin.ledger.credit.CreditEvent.SubjectRegistered;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.chengxin.ledger.subject.SubjectKind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/** Whether a record may be corrected, supplemented or revoked, and what becomes of it. */
final class MendRules {

    private static final int FIELDS_MAX = 100;
    /** Fields that make a record the record it is; whoever got them wrong revokes it and records it anew. */
    private static final Set<String> FIXED = Set.of("type", "source");

    private static final LegalBasis WITHDRAWAL = new LegalBasis("中华人民共和国行政处罚法", "第四十八条");

    private MendRules() {}

    static Decision decide(SubjectState state, CorrectFact command, Catalogue catalogue, LocalDate today) {
        return allowed(state, command.recordId(), command.act(), command.values(), catalogue, today, false)
                .map(
                        m -> Decision.Happens.of(new FactCorrected(
                                command.subjectId(),
                                command.recordId(),
                                m.changes(),
                                m.fact(),
                                m.judgement(),
                                command.act())),
                        Decision.Refused::new);
    }

    static Decision decide(SubjectState state, SupplementFact command, Catalogue catalogue, LocalDate today) {
        return allowed(state, command.recordId(), command.act(), command.values(), catalogue, today, true)
                .map(
                        m -> Decision.Happens.of(new FactSupplemented(
                                command.subjectId(),
                                command.recordId(),
                                m.changes(),
                                m.fact(),
                                m.judgement(),
                                command.act())),
                        Decision.Refused::new);
    }

    static Decision decide(SubjectState state, RevokeFact command) {
        Optional<RecordState> record = state.record(command.recordId());
        if (record.isEmpty()) {
            return Decision.Refused.because(Refusals.unknownRecord());
        }
        Optional<Refusal> refusal = theActorMayMend(command.act().actor(), record.get())
                .or(() -> ArchiveRules.theArchiveIsOpen(state))
                .or(() -> ActRules.theActIsAccountedFor(command.act(), WITHDRAWAL));
        if (refusal.isPresent()) {
            return Decision.Refused.because(refusal.get());
        }
        return record.get().revoked()
                ? new Decision.AlreadySo(command.recordId())
                : Decision.Happens.of(
                        new FactRevoked(command.subjectId(), command.recordId(), command.ground(), command.act()));
    }

    /** What becomes of a record. */
    record Mended(Fact fact, Judgement judgement, List<Change> changes) {}

    /** Either something mended or the reasons against it. */
    record Attempt(@Nullable Mended mended, List<Refusal> refusals) {
        static Attempt refused(Refusal refusal) {
            return new Attempt(null, List.of(refusal));
        }

        Decision map(
                java.util.function.Function<Mended, Decision> happens,
                java.util.function.Function<List<Refusal>, Decision> refused) {
            return mended != null ? happens.apply(mended) : refused.apply(refusals);
        }
    }

    private static Attempt allowed(
            SubjectState state,
            RecordId recordId,
            Act act,
            List<FieldValue> values,
            Catalogue catalogue,
            LocalDate today,
            boolean onlyAdd) {
        Optional<RecordState> known = state.record(recordId);
        if (known.isEmpty()) {
            return Attempt.refused(Refusals.unknownRecord());
        }
        RecordState record = known.get();
        Optional<Refusal> refusal = theActorMayMend(act.actor(), record)
                .or(() -> ArchiveRules.theArchiveIsOpen(state))
                .or(() -> theRecordStands(record))
                .or(() -> RepairRules.theRecordIsNotAtRest(state, record, RepairRules.basisOn(catalogue, today)))
                .or(() -> ActRules.theActIsAccountedFor(act, WITHDRAWAL));
        return refusal.isPresent()
                ? Attempt.refused(refusal.get())
                : mended(state, record, values, catalogue, today, onlyAdd);
    }

    /**
     * The record with {@code values} in place, judged like a new fact. Who may do that, and whether the record stands, was
     * settled before.
     *
     * @param onlyAdd whether a field that has a value is refused
     */
    static Attempt mended(
            SubjectState state,
            RecordState record,
            List<FieldValue> values,
            Catalogue catalogue,
            LocalDate today,
            boolean onlyAdd) {
        Optional<Refusal> unnamed = fieldsAreNamed(values);
        if (unnamed.isPresent()) {
            return Attempt.refused(unnamed.get());
        }
        ObjectNode tree = FactTree.of(record.fact(), catalogue);
        for (FieldValue field : values) {
            Optional<Refusal> bad = assign(tree, field, onlyAdd);
            if (bad.isPresent()) {
                return Attempt.refused(bad.get());
            }
        }
        FactDraft draft;
        try {
            draft = FactTree.draft(tree);
        } catch (JacksonException e) {
            return Attempt.refused(Refusals.of(
                    "R-FIELD",
                    Kind.INVALID,
                    "/values",
                    "字段的值类型不对，请对照目录中该类型的格式",
                    "A value is of the wrong type; compare it with the schema of the record type"));
        }
        if (!tree.path("payload").isObject()) {
            return Attempt.refused(Refusals.of(
                    "R-FIELD", Kind.INVALID, "/payload", "信息内容不能整体删除", "The payload as a whole is not taken away"));
        }
        SubjectKind kind = state.registered().map(SubjectRegistered::kind).orElseThrow();
        FactRules.Outcome outcome = FactRules.judge(kind, draft, catalogue, today);
        Fact fact = outcome.fact();
        Judgement judgement = outcome.judgement();
        if (fact == null || judgement == null) {
            return new Attempt(null, outcome.refusals());
        }
        if (fact.equals(record.fact())) {
            return Attempt.refused(Refusals.of(
                    "R-NO-CHANGE",
                    Kind.CONFLICT,
                    "/values",
                    "更正后的内容与现有内容相同，无须更正",
                    "The record already reads like this; there is nothing to mend"));
        }
        Optional<RecordState> other = state.record(fact.naturalKey());
        if (other.isPresent()
                && !other.get().revoked()
                && !other.get().recordId().equals(record.recordId())) {
            return Attempt.refused(Refusals.of(
                    "R-CONFLICT",
                    Kind.CONFLICT,
                    "/documentNo",
                    "该文号已有另一条记录",
                    "Another record has this document number already"));
        }
        return new Attempt(new Mended(fact, judgement, FactTree.changes(record.fact(), fact, catalogue)), List.of());
    }

    private static Optional<Refusal> assign(ObjectNode tree, FieldValue field, boolean onlyAdd) {
        JsonPointer pointer;
        try {
            pointer = JsonPointer.compile(field.pointer());
        } catch (IllegalArgumentException e) {
            return Refusals.invalid(
                    "R-FIELD", "/values", "字段指针应以“/”开头（RFC 6901）", "A pointer opens with a slash (RFC 6901)");
        }
        if (pointer.matches() || FIXED.contains(pointer.getMatchingProperty())) {
            return Refusals.invalid(
                    "R-FIELD",
                    "/values",
                    "信息类型和来源单位不能更正；记错的请撤销后重新记录",
                    "Type and source are not corrected; revoke the record and record it anew");
        }
        if (onlyAdd && !tree.at(pointer).isMissingNode()) {
            return Refusals.invalid(
                    "R-SUPPLEMENT",
                    field.pointer(),
                    "该字段已有内容，补充不能替换；请办理更正",
                    "The field has a value; a supplement replaces nothing: correct it instead");
        }
        return FactTree.put(tree, pointer, field.value())
                ? Optional.empty()
                : Refusals.invalid("R-FIELD", field.pointer(), "没有这个字段", "There is no such field");
    }

    static Optional<Refusal> theActorMayMend(Actor actor, RecordState record) {
        return switch (actor.role()) {
            case OFFICE, SYSTEM -> Optional.empty();
            case SUBMITTER ->
                record.answering().uscc().equals(actor.organ())
                        ? Optional.empty()
                        : Optional.of(Refusals.of(
                                "R-ACL",
                                Kind.FORBIDDEN,
                                null,
                                "只有信息来源单位或信用办可以更正、补充或撤销",
                                "Only the source or the credit office mends or revokes a record"));
            case REVIEWER, AUDITOR, ASSESSOR, CHECKER, SUBJECT, WITNESS, ADMINISTRATOR ->
                Optional.of(Refusals.of(
                        "R-ACL", Kind.FORBIDDEN, null, "该角色不能更正、补充或撤销", "This role mends and revokes nothing"));
        };
    }

    private static Optional<Refusal> theRecordStands(RecordState record) {
        return record.revoked()
                ? Optional.of(Refusals.of(
                        "R-STATE", Kind.CONFLICT, null, "记录已撤销，不能再更正或补充", "The record is revoked and cannot be mended"))
                : Optional.empty();
    }

    private static Optional<Refusal> fieldsAreNamed(List<FieldValue> values) {
        return values.isEmpty() || values.size() > FIELDS_MAX
                ? Refusals.invalid(
                        "R-FIELD",
                        "/values",
                        "应列出1至" + FIELDS_MAX + "个字段，实为" + values.size() + "个",
                        "1 to " + FIELDS_MAX + " fields are named, found " + values.size())
                : Optional.empty();
    }
}
