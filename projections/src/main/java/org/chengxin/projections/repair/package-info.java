/**
 * Repairs: whose desk each is on, and every step it has taken. The fold is said in
 * {@code org.chengxin.ledger.profile.RepairProfile}; this view keeps its result, one row per repair. Whether a repaired record
 * is shown is the business of the views that show it.
 */
@NullMarked
package org.chengxin.projections.repair;

import org.jspecify.annotations.NullMarked;
