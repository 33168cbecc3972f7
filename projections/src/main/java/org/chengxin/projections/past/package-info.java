/**
 * What archives said at each point of the ledger, kept part by part as {@code org.chengxin.ledger.profile} folds them. What held
 * on a civil date is no business of this view: that is computed from what it answers.
 */
@NullMarked
package org.chengxin.projections.past;

import org.jspecify.annotations.NullMarked;
