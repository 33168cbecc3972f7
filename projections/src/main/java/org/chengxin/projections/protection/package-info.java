/**
 * Orders to erase and to restrict: those that wait for a second person, and what became of all others. The fold is said in
 * {@code org.chengxin.ledger.profile.ProtectionCase}; this view keeps its result, one row per order.
 */
@NullMarked
package org.chengxin.projections.protection;

import org.jspecify.annotations.NullMarked;
