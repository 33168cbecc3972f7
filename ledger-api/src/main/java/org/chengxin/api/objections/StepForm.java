package org.chengxin.api.objections;

import java.util.List;
import org.chengxin.api.web.HandedIn;
import org.chengxin.ledger.catalogue.LegalBasis;
import org.chengxin.ledger.credit.CreditCommand.FieldValue;
import org.chengxin.ledger.credit.DocumentRef;
import org.chengxin.ledger.credit.ObjectionOutcome;
import org.chengxin.ledger.credit.PauseGround;
import org.chengxin.ledger.credit.SourceFinding;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What somebody filled in to take a step. Everything may be missing.
 *
 * @param verb which of the forms on the page was sent
 * @param files evidence for a supplement
 * @param value the text that the field at {@code pointer} is to read
 */
public record StepForm(
        @Nullable String verb,
        @Nullable Boolean sameAsSource,
        @Nullable SourceFinding finding,
        @Nullable ObjectionOutcome outcome,
        @Nullable String pointer,
        @Nullable String value,
        @Nullable Integer workingDays,
        @Nullable PauseGround pause,
        @Nullable String reason,
        @Nullable String law,
        @Nullable String article,
        @Nullable String documentNo,
        @Nullable String documentTitle,
        @Nullable List<MultipartFile> files) {

    static final StepForm EMPTY =
            new StepForm(null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    StepWrite write() {
        return new StepWrite(
                sameAsSource,
                finding,
                outcome,
                values(),
                workingDays,
                pause,
                HandedIn.files(files),
                reason,
                bases(),
                document());
    }

    private List<FieldValue> values() {
        String at = filled(pointer);
        String text = filled(value);
        boolean mends = outcome == ObjectionOutcome.CORRECTED || outcome == ObjectionOutcome.SUPPLEMENTED;
        return mends && at != null && text != null
                ? List.of(new FieldValue(at, JsonNodeFactory.instance.stringNode(text)))
                : List.of();
    }

    private List<LegalBasis> bases() {
        String title = filled(law);
        return title == null ? List.of() : List.of(new LegalBasis(title, filled(article)));
    }

    private @Nullable DocumentRef document() {
        String number = filled(documentNo);
        return number == null ? null : new DocumentRef(number, filled(documentTitle));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** The verb only: the rest may be personal. */
    @Override
    public String toString() {
        return "StepForm[" + verb + "]";
    }
}
