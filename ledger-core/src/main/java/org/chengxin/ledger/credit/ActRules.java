package org.chengxin.ledger.credit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.Refusal.Kind;
import org.jspecify.annotations.Nullable;

/** Whether an act says why, on what basis and by which document it is done. */
final class ActRules {

    private static final int LEGAL_BASES_MAX = 20;
    private static final int TEXT_MAX_CHARACTERS = 500;

    private ActRules() {}

    /**
     * Everything an act must be accounted for with.
     *
     * @param behind the law that asks for the basis to be named, where there is one
     */
    static Optional<Refusal> theActIsAccountedFor(Act act, @Nullable LegalBasis behind) {
        return theReasonIsGiven(act)
                .or(() -> theBasisIsNamed(act, behind))
                .or(() -> theDocumentIsNamed(act))
                .or(() -> textIsReadable(act));
    }

    static Optional<Refusal> theReasonIsGiven(Act act) {
        return act.reason() == null
                ? Refusals.invalid("R-ACT-REASON", "/reason", "请说明理由", "Say why")
                : Optional.empty();
    }

    /** No control characters, and nothing endless. */
    static Optional<Refusal> textIsReadable(Act act) {
        if (textsOf(act).anyMatch(Texts::hasControlCharacters)) {
            return Refusals.invalid(
                    "R-TEXT-CONTROL",
                    "/reason",
                    "理由、依据或文书含有控制字符，请删除后重报",
                    "The reason, basis or document holds control characters; remove them and send it again");
        }
        DocumentRef document = act.document();
        if (document != null && document.number().length() > FactRules.DOCUMENT_NO_MAX_CHARACTERS) {
            return tooLong(
                    "/document/number",
                    FactRules.DOCUMENT_NO_MAX_CHARACTERS,
                    document.number().length());
        }
        if (document != null && lengthOf(document.title()) > TEXT_MAX_CHARACTERS) {
            return tooLong("/document/title", TEXT_MAX_CHARACTERS, lengthOf(document.title()));
        }
        int longest = act.legalBasis().stream()
                .mapToInt(basis -> Math.max(lengthOf(basis.law()), lengthOf(basis.article())))
                .max()
                .orElse(0);
        return longest > TEXT_MAX_CHARACTERS ? tooLong("/legalBasis", TEXT_MAX_CHARACTERS, longest) : Optional.empty();
    }

    static Optional<Refusal> theBasisIsNamed(Act act, @Nullable LegalBasis behind) {
        List<LegalBasis> bases = act.legalBasis();
        boolean named = !bases.isEmpty() && bases.stream().allMatch(basis -> lengthOf(basis.law()) > 0);
        if (!named) {
            return Optional.of(
                    Refusals.of("R-ACT-BASIS", Kind.INVALID, "/legalBasis", behind, "请注明依据", "Name the legal basis"));
        }
        return bases.size() > LEGAL_BASES_MAX
                ? Refusals.invalid(
                        "R-LENGTH",
                        "/legalBasis",
                        "最多" + LEGAL_BASES_MAX + "项，实为" + bases.size() + "项",
                        "At most " + LEGAL_BASES_MAX + " items, found " + bases.size())
                : Optional.empty();
    }

    static Optional<Refusal> theDocumentIsNamed(Act act) {
        DocumentRef document = act.document();
        return document == null
                        || document.number() == null
                        || document.number().isBlank()
                ? Refusals.invalid("R-ACT-DOCUMENT", "/document/number", "请注明文书文号", "Name the document")
                : Optional.empty();
    }

    private static Stream<String> textsOf(Act act) {
        return Stream.concat(
                        Stream.of(
                                act.reason() == null ? null : act.reason().value(),
                                act.document() == null ? null : act.document().number(),
                                act.document() == null ? null : act.document().title()),
                        act.legalBasis().stream().flatMap(basis -> Stream.of(basis.law(), basis.article())))
                .filter(Objects::nonNull);
    }

    private static Optional<Refusal> tooLong(String pointer, int max, int found) {
        return Refusals.invalid(
                "R-LENGTH",
                pointer,
                "最多" + max + "个字符，实为" + found + "个",
                "At most " + max + " characters, found " + found);
    }

    private static int lengthOf(@Nullable String text) {
        return text == null ? 0 : text.strip().length();
    }
}
