package org.chengxin.ledger.submission;

import org.chengxin.ledger.catalogue.ImportColumn;

/**
 * A column of a layout found in a file.
 *
 * @param header the header as it stands in the file
 * @param position index of the cell in a row, from 0
 */
public record MatchedColumn(ImportColumn column, String header, int position) {}
