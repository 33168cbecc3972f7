/**
 * The credit archive of one subject (信用档案): the commands that may change it, the events that did, the rules between
 * them and the aggregate that joins the three. How a profile reads is said in {@code profile}, what the public may see in
 * {@code disclosure}, how bytes look in {@code wire}.
 */
@NullMarked
package org.chengxin.ledger.credit;

import org.jspecify.annotations.NullMarked;
