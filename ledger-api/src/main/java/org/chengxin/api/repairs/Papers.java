package org.chengxin.api.repairs;

import java.util.List;
import java.util.Objects;
import org.chengxin.api.repairs.PaperWrite.PromiseWrite;
import org.chengxin.api.web.HandedIn;
import org.chengxin.ledger.credit.DocumentRef;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** Papers that come with a form. What they say stays with whoever sent them; the ledger keeps their digests. */
final class Papers {

    private Papers() {}

    /** Those that were chosen: a field that was left empty comes as an empty file. */
    static List<PaperWrite> of(@Nullable List<MultipartFile> files) {
        return HandedIn.files(files).stream()
                .map(file -> new PaperWrite(file.sha256(), file.mediaType(), file.name()))
                .toList();
    }

    /** The letter of promise; absent unless a file was chosen. */
    static @Nullable PromiseWrite promise(
            @Nullable String number, @Nullable String title, @Nullable MultipartFile file) {
        return file == null || file.isEmpty()
                ? null
                : new PromiseWrite(
                        new DocumentRef(Objects.requireNonNullElse(number, ""), FormText.filled(title)),
                        HandedIn.sha256(file));
    }
}
