package org.chengxin.api.imports.table;

import java.util.List;
import org.chengxin.ledger.submission.CellFault;

/**
 * A data row that is not wholly blank.
 *
 * @param number place below the header, the first being 1; blank rows are passed over and use up a number
 * @param cells as many as the header has
 * @param faults why the row cannot be taken as it stands (too many cells, digits lost by a spreadsheet …); most often none
 */
public record Row(int number, List<String> cells, List<CellFault> faults) {

    public Row {
        cells = List.copyOf(cells);
        faults = List.copyOf(faults);
    }
}
