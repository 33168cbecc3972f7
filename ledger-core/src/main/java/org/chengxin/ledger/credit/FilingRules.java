package org.chengxin.ledger.credit;

import java.util.List;
import java.util.Optional;
import org.chengxin.ledger.catalogue.Catalogue;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.ObjectionGround;
import org.chengxin.ledger.catalogue.ObjectionGround.Claims;
import org.chengxin.ledger.catalogue.ObjectionPolicy;
import org.chengxin.ledger.credit.CreditCommand.FileObjection;
import org.chengxin.ledger.credit.ObjectionEvent.ObjectionFiled;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.credit.SubjectState.RecordState;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** Whether somebody may object to a record, and how (提出异议). */
final class FilingRules {

    /** Everybody may have wrong personal information put right; city rules extend that to bodies. */
    static final LegalBasis CORRECTION = new LegalBasis(OrderRules.PERSONAL_INFORMATION_LAW, "第四十六条");

    private FilingRules() {}

    static Decision decide(SubjectState state, FileObjection command, Catalogue catalogue) {
        Optional<Refusal> stranger =
                PartyRules.theSubjectOrTheOfficeActs(state, command.act().actor());
        if (stranger.isPresent()) {
            return Decision.Refused.because(stranger.get());
        }
        Optional<RecordState> record = state.record(command.recordId());
        if (record.isEmpty()) {
            return Decision.Refused.because(Refusals.unknownRecord());
        }
        Optional<ObjectionCase> open = state.openObjection(command.recordId());
        if (open.isPresent() && isSaidAgain(open.get(), command)) {
            return new Decision.AlreadyOrdered(open.get().number(), open.get().lastEventId());
        }
        ObjectionPolicy policy = catalogue.objections();
        return ArchiveRules.theArchiveIsOpen(state)
                .or(() -> theRecordStands(record.get()))
                .or(() -> oneObjectionAtATime(open))
                .or(() -> ActRules.theReasonIsGiven(command.act()))
                .or(() -> ActRules.textIsReadable(command.act()))
                .or(() -> theGroundFits(command, policy))
                .or(() -> theClaimsNameFields(command.claims(), policy, record.get(), catalogue))
                .or(() -> theEvidenceIsBounded(command.evidence(), policy))
                .<Decision>map(Decision.Refused::because)
                .orElseGet(() -> Decision.Happens.of(new ObjectionFiled(
                        command.subjectId(),
                        command.recordId(),
                        state.objections().size() + 1,
                        command.ground(),
                        command.claims(),
                        command.evidence(),
                        catalogue.version(),
                        command.act())));
    }

    static Optional<Refusal> theEvidenceIsBounded(List<Attachment> evidence, ObjectionPolicy policy) {
        return evidence.size() > policy.evidenceMax()
                ? Refusals.invalid(
                        "R-LENGTH",
                        "/evidence",
                        "一次最多提交" + policy.evidenceMax() + "份材料，实为" + evidence.size() + "份",
                        "At most " + policy.evidenceMax() + " files at once, found " + evidence.size())
                : Optional.empty();
    }

    /** As after an answer that was lost. */
    private static boolean isSaidAgain(ObjectionCase open, FileObjection command) {
        return open.filedBy().equals(command.act().actor().account())
                && open.ground().equals(command.ground())
                && open.claims().equals(command.claims());
    }

    private static Optional<Refusal> theRecordStands(RecordState record) {
        return record.revoked()
                ? Optional.of(Refusals.of(
                        "R-STATE",
                        Kind.CONFLICT,
                        null,
                        "记录已撤销，无须再提异议",
                        "The record is revoked; there is nothing left to object to"))
                : Optional.empty();
    }

    private static Optional<Refusal> oneObjectionAtATime(Optional<ObjectionCase> open) {
        return open.map(objection -> Refusals.of(
                "R-OBJ-OPEN",
                Kind.CONFLICT,
                null,
                "该记录已有一件异议（第 " + objection.number() + " 号）正在办理；请在该件中补充",
                "Objection " + objection.number() + " to this record is open already; add to that one"));
    }

    private static Optional<Refusal> theGroundFits(FileObjection command, ObjectionPolicy policy) {
        Optional<ObjectionGround> ground = policy.ground(command.ground());
        if (ground.isEmpty()) {
            String codes = String.join(
                    "、", policy.grounds().stream().map(ObjectionGround::code).toList());
            return Optional.of(Refusals.of(
                    "R-OBJ-GROUND",
                    Kind.INVALID,
                    "/ground",
                    CORRECTION,
                    "异议理由应为目录所列之一：" + codes + "。对决定本身不服的，请申请复议、诉讼或者复核、申诉",
                    "The ground is one of the catalogue's: " + codes
                            + ". Against the decision itself go to reconsideration, court, review or appeal"));
        }
        boolean required = ground.get().claims() == Claims.REQUIRED;
        if (required == command.claims().isEmpty()) {
            return required
                    ? Refusals.invalid(
                            "R-OBJ-CLAIM", "/claims", "该理由须指明有异议的字段", "This ground names the fields that are disputed")
                    : Refusals.invalid(
                            "R-OBJ-CLAIM",
                            "/claims",
                            "该理由针对整条记录，不指明字段",
                            "This ground is about the record as a whole and names no fields");
        }
        return Optional.empty();
    }

    private static Optional<Refusal> theClaimsNameFields(
            List<Claim> claims, ObjectionPolicy policy, RecordState record, Catalogue catalogue) {
        if (claims.size() > policy.claimsMax()) {
            return Refusals.invalid(
                    "R-LENGTH",
                    "/claims",
                    "最多" + policy.claimsMax() + "个字段，实为" + claims.size() + "个",
                    "At most " + policy.claimsMax() + " fields, found " + claims.size());
        }
        if (claims.stream().map(Claim::pointer).distinct().count() < claims.size()) {
            return Refusals.invalid("R-OBJ-CLAIM", "/claims", "同一字段只能列一次", "A field is named once");
        }
        JsonNode tree = FactTree.of(record.fact(), catalogue);
        for (int i = 0; i < claims.size(); i++) {
            Claim claim = claims.get(i);
            String at = "/claims/" + i + "/pointer";
            JsonPointer pointer = pointer(claim.pointer());
            if (pointer == null || pointer.matches()) {
                return Refusals.invalid(
                        "R-OBJ-CLAIM", at, "字段指针应以“/”开头（RFC 6901）", "A pointer opens with a slash (RFC 6901)");
            }
            if (claim.value() == null && tree.at(pointer).isMissingNode()) {
                return Refusals.invalid(
                        "R-OBJ-CLAIM",
                        at,
                        "记录中没有这个字段；如应补充，请填写应有的内容",
                        "The record has no such field; if it should have, say what it should read");
            }
            if (claim.value() != null
                    && Texts.hasControlCharacters(String.valueOf(claim.value().value()))) {
                return Refusals.invalid(
                        "R-TEXT-CONTROL",
                        "/claims/" + i + "/value",
                        "内容含有控制字符，请删除后重报",
                        "The value holds control characters; remove them and send it again");
            }
        }
        return Optional.empty();
    }

    private static @Nullable JsonPointer pointer(String text) {
        try {
            return JsonPointer.compile(text);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
