package org.chengxin.api.objections;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.chengxin.api.objections.ObjectionWrite.ClaimWrite;
import org.chengxin.api.web.HandedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/** What somebody filled in to object to a record. Everything may be missing. */
public record FilingForm(
        @Nullable String ground,
        @Nullable List<String> pointer,
        @Nullable List<String> value,
        @Nullable String reason,
        @Nullable List<MultipartFile> files) {

    /** How many fields one form offers; more go over the API, or in a supplement. */
    static final int FIELDS_OFFERED = 3;

    static final FilingForm EMPTY = new FilingForm(null, null, null, null, null);

    ObjectionWrite write() {
        return new ObjectionWrite(ground, claims(), HandedIn.files(files), reason);
    }

    /** What was chosen in a row of the form; empty if nothing was. */
    public String pointerAt(int row) {
        return at(pointer, row);
    }

    /** What the field of that row should read; empty if nothing was filled in. */
    public String valueAt(int row) {
        return at(value, row);
    }

    private List<ClaimWrite> claims() {
        return IntStream.range(0, FIELDS_OFFERED)
                .filter(row -> !pointerAt(row).isBlank())
                .mapToObj(row -> new ClaimWrite(pointerAt(row), valueAt(row)))
                .toList();
    }

    private static String at(@Nullable List<String> list, int row) {
        return list == null || row >= list.size() ? "" : Objects.requireNonNullElse(list.get(row), "");
    }

    /** The ground only: the rest may be personal. */
    @Override
    public String toString() {
        return "FilingForm[" + ground + "]";
    }
}
