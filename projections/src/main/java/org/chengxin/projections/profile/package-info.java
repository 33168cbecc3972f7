/**
 * The current credit profile of every subject, kept as the fold that {@code org.chengxin.ledger.profile} defines, one row
 * per subject and one per record. Past profiles are no business of this view.
 */
@NullMarked
package org.chengxin.projections.profile;

import org.jspecify.annotations.NullMarked;
