package org.chengxin.api.repairs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What somebody filled in to apply for a repair. Everything may be missing. */
public record RepairForm(
        @Nullable String promiseNo,
        @Nullable String promiseTitle,
        @Nullable String reason) {

    static final RepairForm EMPTY = new RepairForm(null, null, null);

    RepairWrite write(@Nullable MultipartFile promise, @Nullable List<MultipartFile> proofs) {
        return new RepairWrite(
                Papers.promise(promiseNo, promiseTitle, promise), Papers.of(proofs), FormText.filled(reason));
    }

    /** The number only: the rest may be personal. */
    @Override
    public String toString() {
        return "RepairForm[" + promiseNo + "]";
    }
}
