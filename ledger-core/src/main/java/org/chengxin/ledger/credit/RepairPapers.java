package org.chengxin.ledger.credit;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/** Whether the papers of an application can be told apart and read: the letter of promise and the proofs. */
final class RepairPapers {

    static final int PROOFS_MAX = 20;

    private static final int NAME_MAX_CHARACTERS = 200;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    private RepairPapers() {}

    /** @param promise null if none is sent along */
    static Optional<Refusal> thePapersAreInOrder(
            @Nullable PromiseLetter promise, List<Attachment> proofs, LegalBasis basis) {
        return thePromiseIsNamed(promise, basis)
                .or(() -> theProofsAreFew(proofs, basis))
                .or(() -> everyPaperHasADigest(promise, proofs, basis))
                .or(() -> namesAreReadable(promise, proofs, basis));
    }

    private static Optional<Refusal> thePromiseIsNamed(@Nullable PromiseLetter promise, LegalBasis basis) {
        return promise != null
                        && (promise.document().number().isBlank()
                                || promise.document().number().length() > FactRules.DOCUMENT_NO_MAX_CHARACTERS)
                ? invalid(
                        "/promise/document/number",
                        basis,
                        "信用承诺书的编号应为1至" + FactRules.DOCUMENT_NO_MAX_CHARACTERS + "个字符",
                        "The number of the letter of promise has 1 to " + FactRules.DOCUMENT_NO_MAX_CHARACTERS
                                + " characters")
                : Optional.empty();
    }

    private static Optional<Refusal> theProofsAreFew(List<Attachment> proofs, LegalBasis basis) {
        return proofs.size() > PROOFS_MAX
                ? invalid(
                        "/proofs",
                        basis,
                        "证明材料最多" + PROOFS_MAX + "份，实为" + proofs.size() + "份",
                        "At most " + PROOFS_MAX + " proofs, found " + proofs.size())
                : Optional.empty();
    }

    private static Optional<Refusal> everyPaperHasADigest(
            @Nullable PromiseLetter promise, List<Attachment> proofs, LegalBasis basis) {
        boolean whole = (promise == null || SHA_256.matcher(promise.sha256()).matches())
                && proofs.stream()
                        .allMatch(proof -> SHA_256.matcher(proof.sha256()).matches());
        return whole
                ? Optional.empty()
                : invalid(
                        "/proofs",
                        basis,
                        "文件摘要（SHA-256）应为64位小写十六进制数",
                        "A digest (SHA-256) has 64 lower-case hexadecimal digits");
    }

    private static Optional<Refusal> namesAreReadable(
            @Nullable PromiseLetter promise, List<Attachment> proofs, LegalBasis basis) {
        boolean readable = (promise == null
                        || (isReadable(promise.document().number())
                                && isReadable(promise.document().title())))
                && proofs.stream().allMatch(proof -> isReadable(proof.name()) && isReadable(proof.mediaType()));
        return readable
                ? Optional.empty()
                : invalid(
                        "/proofs",
                        basis,
                        "文件名称最多" + NAME_MAX_CHARACTERS + "个字符，且不含控制字符",
                        "The name of a paper has at most " + NAME_MAX_CHARACTERS
                                + " characters and no control characters");
    }

    private static boolean isReadable(@Nullable String text) {
        return text == null || (text.length() <= NAME_MAX_CHARACTERS && !Texts.hasControlCharacters(text));
    }

    private static Optional<Refusal> invalid(String pointer, LegalBasis basis, String zh, String en) {
        return Optional.of(Refusals.of("R-REPAIR-PAPERS", Kind.INVALID, pointer, basis, zh, en));
    }
}
