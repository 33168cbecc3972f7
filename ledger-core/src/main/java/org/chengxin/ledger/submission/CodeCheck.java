package org.chengxin.ledger.submission;

import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.subject.CitizenId;
import org.chengxin.ledger.subject.UnifiedSocialCreditCode;

/** The faults of official codes, in words. */
final class CodeCheck {

    static final String CITIZEN_IN_CODE = "R-ID-CITIZEN-IN-CODE";

    private static final Pattern LOCAL = Pattern.compile("L-[0-9A-Z-]{1,30}");

    private CodeCheck() {}

    /** Whether {@code code} must be hidden because it is, or was meant to be, the number of a person. */
    static boolean looksPersonal(String code) {
        return CitizenId.fault(code)
                .map(fault -> fault == CitizenId.Fault.CHECK)
                .orElse(true);
    }

    /** The fault of a body's code. */
    static Optional<CellReading.Refused> ofBody(String code) {
        if (LOCAL.matcher(code).matches()) {
            return Optional.empty();
        }
        return CitizenId.isMistakenForBodyCode(code)
                ? Optional.of(citizenInCode())
                : UnifiedSocialCreditCode.fault(code).map(fault -> refused(fault, code));
    }

    static Optional<CellReading.Refused> ofCitizen(String number) {
        return CitizenId.fault(number).map(fault -> switch (fault) {
            case SHAPE ->
                new CellReading.Refused(
                        "R-ID-CITIZEN-SHAPE",
                        new Bilingual(
                                "公民身份号码应为 17 位数字加 1 位数字或 X，实为 %d 位。请按证件填写完整号码，不得遮掩。".formatted(number.length()),
                                "A citizen id is 17 digits and a digit or X; found %d characters. Give the full number as on the card."
                                        .formatted(number.length())));
            case BIRTH_DATE ->
                new CellReading.Refused(
                        "R-ID-CITIZEN-BIRTH",
                        new Bilingual(
                                "公民身份号码第 7 至 14 位应为出生日期，实为不存在的日期。请按证件核对。",
                                "Digits 7 to 14 of a citizen id are the date of birth; found no such day. Check it against the card."));
            case CHECK ->
                new CellReading.Refused(
                        "R-ID-CITIZEN-CHECK",
                        new Bilingual(
                                "公民身份号码的校验码应与前 17 位相符，实为不符。请按证件核对各位数字。",
                                "The check character of a citizen id must agree with its 17 digits; it does not. Check the digits against the card."));
        });
    }

    static CellReading.Refused citizenInCode() {
        return new CellReading.Refused(
                CITIZEN_IN_CODE,
                new Bilingual(
                        "此列应为统一社会信用代码，实为公民身份号码。请填写组织的代码；当事人为自然人的，类别填“自然人”，号码填入证件号码列。",
                        "A unified social credit code is expected here; found a citizen id. Give the body's code, or set the category to 自然人 and move the number to the column of personal documents."));
    }

    private static CellReading.Refused refused(UnifiedSocialCreditCode.Fault fault, String code) {
        return switch (fault) {
            case LENGTH ->
                new CellReading.Refused(
                        "R-ID-USCC-LENGTH",
                        new Bilingual(
                                "统一社会信用代码应为 18 位，实为 %d 位。请按登记证书填写。".formatted(code.length()),
                                "A unified social credit code has 18 characters; found %d. Copy it from the certificate."
                                        .formatted(code.length())));
            case ALPHABET ->
                new CellReading.Refused(
                        "R-ID-USCC-ALPHABET",
                        new Bilingual(
                                "统一社会信用代码应由数字和除 I、O、S、V、Z 以外的大写字母组成，实有其他字符。请核对 0 与 O、1 与 I、2 与 Z、5 与 S。",
                                "A unified social credit code is made of digits and capital letters without I, O, S, V, Z; found another character. Look for 0 and O, 1 and I, 2 and Z, 5 and S."));
            case ORGANISATION_CHECK, CHECK ->
                new CellReading.Refused(
                        "R-ID-USCC-CHECK",
                        new Bilingual(
                                "统一社会信用代码的校验码应与前面各位相符，实为不符。请按登记证书逐位核对。",
                                "The check character of a unified social credit code must agree with the others; it does not. Compare each character with the certificate."));
        };
    }
}
