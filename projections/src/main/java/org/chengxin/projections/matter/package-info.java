/**
 * Matters: tolerances, rectifications, measures, lists, commitments and the others that go in steps. The fold is said in
 * {@code org.chengxin.ledger.profile.MatterProfile}; this view keeps its result, one row per matter, and by which organs and on
 * which day it is asked for.
 */
@NullMarked
package org.chengxin.projections.matter;

import org.jspecify.annotations.NullMarked;
