package org.chengxin.api.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.submission.CellFault;
import org.chengxin.ledger.submission.Normalised;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of a row over the API. Column, value, rule and message are those of the first fault; {@code faults} has all.
 *
 * @param column header of the faulty cell as in the file; absent when no cell is to blame
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RowRead(
        int row,
        Verdict verdict,
        @Nullable RecordId recordId,
        @Nullable Long position,
        @Nullable String column,
        @Nullable String value,
        @Nullable String rule,
        @Nullable String message,
        List<FaultRead> faults,
        List<Normalised> normalised) {

    /** One fault in the language of the reader. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record FaultRead(@Nullable String column, String value, String rule, String message) {}

    static RowRead of(RowVerdict v, Locale locale) {
        List<FaultRead> faults = v.faults().stream().map(f -> read(f, locale)).toList();
        FaultRead first = faults.isEmpty() ? null : faults.getFirst();
        return new RowRead(
                v.row(),
                v.verdict(),
                v.recordId(),
                v.position(),
                first == null ? null : first.column(),
                first == null ? null : first.value(),
                first == null ? null : first.rule(),
                first == null ? null : first.message(),
                faults,
                v.normalised());
    }

    private static FaultRead read(CellFault fault, Locale locale) {
        return new FaultRead(
                fault.header().isEmpty() ? null : fault.header(),
                fault.value(),
                fault.rule(),
                fault.message().in(locale));
    }
}
