/**
 * What falls due, and when. The fold is said in {@code org.chengxin.ledger.profile.DueItem}; this view keeps its result by
 * day, so that whatever acts on a day asks for that day and never goes through the log.
 */
@NullMarked
package org.chengxin.projections.due;

import org.jspecify.annotations.NullMarked;
