package org.chengxin.ledger.credit;

/**
 * Where a fact came in: a row of a submitted file. A row that is sent again after a crash is recognised by it.
 *
 * @param row 1-based data row of the batch
 */
public record Origin(String batchId, int row) {}
