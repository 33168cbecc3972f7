package org.chengxin.ledger.credit;

import java.util.Optional;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;
import org.jspecify.annotations.Nullable;

/** Short ways to say no. */
final class Refusals {

    static final LegalBasis GB_32100 = new LegalBasis("法人和其他组织统一社会信用代码编码规则 GB 32100-2015", null);

    private Refusals() {}

    static Refusal of(String rule, Kind kind, @Nullable String pointer, String zh, String en) {
        return new Refusal(rule, kind, pointer, null, new Bilingual(zh, en));
    }

    static Refusal of(
            String rule, Kind kind, @Nullable String pointer, @Nullable LegalBasis basis, String zh, String en) {
        return new Refusal(rule, kind, pointer, basis, new Bilingual(zh, en));
    }

    static Optional<Refusal> invalid(String rule, String pointer, String zh, String en) {
        return Optional.of(of(rule, Kind.INVALID, pointer, zh, en));
    }

    private static Refusal uscc(String pointer, UnifiedSocialCreditCode.Fault fault) {
        return switch (fault) {
            case LENGTH ->
                of(
                        "R-ID-USCC-LENGTH",
                        Kind.INVALID,
                        pointer,
                        GB_32100,
                        "统一社会信用代码应为18位，请核对登记证照",
                        "A unified social credit code has 18 characters; compare it with the certificate");
            case ALPHABET ->
                of(
                        "R-ID-USCC-ALPHABET",
                        Kind.INVALID,
                        pointer,
                        GB_32100,
                        "统一社会信用代码只含数字和大写字母，且不含I、O、S、V、Z，请核对登记证照",
                        "A unified social credit code holds digits and capital letters other than I, O, S, V, Z");
            case CHECK, ORGANISATION_CHECK ->
                of(
                        "R-ID-USCC-CHECK",
                        Kind.INVALID,
                        pointer,
                        GB_32100,
                        "统一社会信用代码校验位不符，请核对登记证照后重报",
                        "The check digit of the unified social credit code does not fit; compare it with the certificate");
        };
    }

    /** What is wrong with the code of a body, if anything. */
    static Optional<Refusal> bodyCode(String pointer, String code) {
        return CitizenId.isMistakenForBodyCode(code)
                ? invalid(
                        "R-ID-CITIZEN-IN-CODE",
                        pointer,
                        "此处应为统一社会信用代码，实为公民身份号码；请填写组织的代码，或按自然人登记",
                        "A unified social credit code is expected; found a citizen id: give the body's code, or register a person")
                : UnifiedSocialCreditCode.fault(code).map(fault -> uscc(pointer, fault));
    }

    static Refusal unknownSubject() {
        return of("R-SUBJECT", Kind.UNKNOWN, null, "没有这个信用主体", "There is no such subject");
    }

    static Refusal unknownRecord() {
        return of("R-RECORD", Kind.UNKNOWN, null, "该主体名下没有这条记录", "The subject has no such record");
    }
}
