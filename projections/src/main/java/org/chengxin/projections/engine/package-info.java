/**
 * How views follow the ledger: the log read and opened once for all of them, batches in order, rows and position in one
 * transaction, events that cannot be taken parked by subject, a view built anew beside the one that is read. Nothing here
 * knows what any view shows.
 */
@NullMarked
package org.chengxin.projections.engine;

import org.jspecify.annotations.NullMarked;
