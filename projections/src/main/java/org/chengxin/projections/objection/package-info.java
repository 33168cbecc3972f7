/**
 * Objections: whose desk each is on, and every step it has taken. The fold is said in
 * {@code org.chengxin.ledger.profile.ObjectionProfile}; this view keeps its result, one row per objection. The mark on a
 * disputed record is kept by the views that show the record.
 */
@NullMarked
package org.chengxin.projections.objection;

import org.jspecify.annotations.NullMarked;
