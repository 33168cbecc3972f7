package org.chengxin.ledger.credit;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.catalogue.RepairEligibility;
import org.chengxin.ledger.catalogue.RepairEligibility.Missing;
import org.chengxin.ledger.catalogue.RepairExclusion;
import org.chengxin.ledger.catalogue.RepairTerms;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/** What stands against a repair, in words: each with the rule that was applied. */
public final class RepairRefusals {

    private RepairRefusals() {}

    /** @param today the basis of what no rule of a regime says: the measures in force */
    public static List<Refusal> of(RepairEligibility eligibility, LegalBasis today) {
        return eligibility.missing().stream()
                .map(missing -> of(missing, eligibility, today))
                .toList();
    }

    /** Another repair of the record is under way. */
    public static Refusal repairIsOpen(int number, LegalBasis basis) {
        return refused(
                "R-REPAIR-OPEN",
                Kind.CONFLICT,
                null,
                basis,
                "这条记录已有一件修复申请（第 " + number + " 号）正在办理",
                "Repair " + number + " of this record is being dealt with already");
    }

    /** First it is settled whether the record is right, and then whether it is repaired. */
    public static Refusal objectionIsOpen(int number, LegalBasis basis) {
        return refused(
                "R-REPAIR-OBJECTION",
                Kind.CONFLICT,
                null,
                basis,
                "这条记录的异议（第 " + number + " 号）尚未办结，办结后再办修复",
                "Objection " + number + " to this record is open; it is settled before a repair");
    }

    /** What counts for nothing needs no repair. */
    public static Refusal isExempt(LegalBasis basis) {
        return refused(
                "R-STATE",
                Kind.CONFLICT,
                null,
                basis,
                "这条记录已认定容错，不纳入失信记录，无须修复",
                "The record is exempt by tolerance; there is nothing to repair");
    }

    private static Refusal of(Missing missing, RepairEligibility eligibility, LegalBasis today) {
        RepairTerms terms = eligibility.terms();
        LegalBasis basis = terms == null ? today : terms.legalBasis();
        return switch (missing) {
            case NOT_NEGATIVE ->
                refused(
                        "R-REPAIR-NEGATIVE",
                        Kind.CONFLICT,
                        null,
                        basis,
                        "只有失信信息可以申请修复，这条记录不是失信信息",
                        "Only a negative record is repaired, and this one is not negative");
            case REVOKED ->
                refused(
                        "R-STATE",
                        Kind.CONFLICT,
                        null,
                        basis,
                        "记录已撤销，无须修复",
                        "The record is revoked; there is nothing to repair");
            case ALREADY_REPAIRED ->
                refused("R-STATE", Kind.CONFLICT, null, basis, "记录已修复", "The record is repaired already");
            case EXPIRED ->
                refused(
                        "R-STATE",
                        Kind.CONFLICT,
                        null,
                        basis,
                        "记录已期满，无须修复",
                        "The record has come to the end of its time; there is nothing to repair");
            case EXCLUDED -> excluded(Objects.requireNonNull(eligibility.exclusion()));
            case MINIMUM_TIME -> tooEarly(Objects.requireNonNull(terms));
            case WAIT -> {
                LocalDate from = Objects.requireNonNullElse(eligibility.earliest(), LocalDate.MAX);
                yield refused(
                        "R-REPAIR-WAIT",
                        Kind.CONFLICT,
                        null,
                        basis,
                        "上一次修复申请未成或被撤销，" + from + " 起可以再次申请",
                        "An earlier repair failed; another may be applied for from " + from + " on");
            }
            case DUTIES_DONE ->
                refused(
                        "R-REPAIR-DUTIES",
                        Kind.INVALID,
                        "/proofs",
                        basis,
                        "请附已履行完义务的证明材料",
                        "Attach proof that the duties are done");
            case PROMISE_LETTER ->
                refused(
                        "R-REPAIR-PROMISE",
                        Kind.INVALID,
                        "/promise",
                        basis,
                        "请附信用承诺书（文号和文件摘要）",
                        "Attach the letter of promise, with its number and digest");
        };
    }

    private static Refusal excluded(RepairExclusion exclusion) {
        return refused(
                "R-REPAIR-EXCLUDED",
                Kind.CONFLICT,
                null,
                exclusion.legalBasis(),
                "不予修复（" + exclusion.id() + "）：" + exclusion.reason().zh(),
                "It is not repaired (" + exclusion.id() + "): "
                        + exclusion.reason().en());
    }

    private static Refusal tooEarly(RepairTerms terms) {
        return refused(
                "R-REPAIR-TIME",
                Kind.CONFLICT,
                null,
                terms.legalBasis(),
                "未满最短期限（" + terms.rule() + "），" + terms.earliest() + " 起可以修复",
                "The minimum has not passed (" + terms.rule() + "): it may be repaired from " + terms.earliest()
                        + " on");
    }

    private static Refusal refused(
            String rule, Kind kind, @Nullable String pointer, LegalBasis basis, String zh, String en) {
        return Refusals.of(rule, kind, pointer, basis, zh, en);
    }
}
