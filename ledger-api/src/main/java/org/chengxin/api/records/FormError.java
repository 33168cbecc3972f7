package org.chengxin.api.records;

import java.util.List;
import java.util.Objects;
import org.chengxin.api.web.Show;
import org.chengxin.ledger.credit.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Something wrong with a form.
 *
 * @param field the input it stands beside; empty when it is about the whole
 */
public record FormError(String field, String message) {

    /** What the ledger refused, beside the inputs it is about. */
    public static List<FormError> of(List<Refusal> refusals, Show show) {
        return refusals.stream()
                .map(refusal -> new FormError(field(refusal.pointer()), message(refusal, show)))
                .toList();
    }

    private static String message(Refusal refusal, Show show) {
        String text = show.text(refusal.message());
        return refusal.basis() == null ? text : text + "（" + show.basis(refusal.basis()) + "）";
    }

    private static String field(@Nullable String pointer) {
        if (pointer != null && pointer.startsWith("/files/")) {
            return "";
        }
        return switch (Objects.requireNonNullElse(pointer, "")) {
            case "", "/type", "/source" -> "";
            case "/reason" -> "reason";
            case "/legalBasis" -> "law";
            case "/document/number", "/documentNo" -> "documentNo";
            case "/commentsUntil" -> "commentsUntil";
            case "/effectiveFrom" -> "effectiveFrom";
            case "/comment" -> "comment";
            case "/text" -> "text";
            case "/ground" -> "ground";
            case "/code" -> "code";
            case "/title" -> "title";
            case "/project" -> "project";
            case "/from" -> "from";
            case "/until" -> "until";
            case "/due" -> "due";
            case "/amountYuan" -> "amountYuan";
            case "/person" -> "person";
            case "/items" -> "items";
            case "/evidence" -> "files";
            case "/organs" -> "organName";
            case "/records" -> "records";
            case "/promise", "/promise/document/number" -> "promise";
            case "/proofs" -> "proofs";
            case "/fulfilled" -> "fulfilled";
            case "/reapplyFrom" -> "reapplyFrom";
            case "/kind" -> "kind";
            case "/statement" -> "statement";
            case "/remedy" -> "remedy";
            case "/pending" -> "pending";
            case "/effectiveOn" -> "effectiveOn";
            case "/newName" -> "newName";
            case "/successors" -> "heirs";
            default -> "value";
        };
    }
}
