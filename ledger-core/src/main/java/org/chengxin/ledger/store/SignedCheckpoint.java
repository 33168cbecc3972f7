package org.chengxin.ledger.store;

import java.time.Instant;

/**
 * A row of a log's checkpoints.
 *
 * @param size leaves of the tree
 * @param note the signed note
 */
public record SignedCheckpoint(long size, String note, Instant signedAt) {}
