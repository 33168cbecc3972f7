package org.chengxin.api.repairs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * What somebody filled in to take a step. Everything may be missing.
 *
 * @param verb which of the forms on the page was sent
 */
public record RepairStepForm(
        @Nullable String verb,
        @Nullable Boolean fulfilled,
        @Nullable String reapplyFrom,
        @Nullable String promiseNo,
        @Nullable String promiseTitle,
        @Nullable String reason,
        @Nullable String law,
        @Nullable String article,
        @Nullable String documentNo,
        @Nullable String documentTitle) {

    static final RepairStepForm EMPTY = new RepairStepForm(null, null, null, null, null, null, null, null, null, null);

    RepairStepWrite write(@Nullable MultipartFile promise, @Nullable List<MultipartFile> proofs) {
        return new RepairStepWrite(
                fulfilled,
                FormText.day(reapplyFrom),
                Papers.promise(promiseNo, promiseTitle, promise),
                Papers.of(proofs),
                FormText.filled(reason),
                FormText.bases(law, article),
                FormText.document(documentNo, documentTitle));
    }

    /** The verb only: the rest may be personal. */
    @Override
    public String toString() {
        return "RepairStepForm[" + verb + "]";
    }
}
