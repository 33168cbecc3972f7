/**
 * How views follow the ledger: batches in order, rows and position in one transaction, rebuild from zero. Nothing here
 * knows what any view shows.
 */
@NullMarked
package org.chengxin.projections.engine;

import org.jspecify.annotations.NullMarked;
