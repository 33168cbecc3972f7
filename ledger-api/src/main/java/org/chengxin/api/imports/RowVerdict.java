package org.chengxin.api.imports;

import java.util.List;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.submission.CellFault;
import org.chengxin.ledger.submission.Normalised;
import org.jspecify.annotations.Nullable;

/**
 * The verdict of one row.
 *
 * @param row 1-based data row of the file
 * @param subjectId whom it is about, if that became known
 * @param faults why it was refused, the first fault first; empty otherwise
 * @param normalised what was changed on the way in without changing the meaning
 * @param cells the row as sent; only kept for rejected rows
 */
public record RowVerdict(
        int row,
        Verdict verdict,
        @Nullable SubjectId subjectId,
        @Nullable RecordId recordId,
        @Nullable Long position,
        List<CellFault> faults,
        List<Normalised> normalised,
        List<String> cells) {

    static RowVerdict rejected(
            int row,
            @Nullable SubjectId subjectId,
            List<CellFault> faults,
            List<Normalised> normalised,
            List<String> cells) {
        return new RowVerdict(row, Verdict.REJECTED, subjectId, null, null, faults, normalised, cells);
    }

    /** The same with what is sealed in the table. */
    RowVerdict with(BatchSeal.RowContent content) {
        return new RowVerdict(
                row, verdict, subjectId, recordId, position, content.faults(), content.normalised(), content.cells());
    }
}
