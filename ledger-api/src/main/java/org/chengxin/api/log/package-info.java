/**
 * The logs as strangers see them: identity and keys, checkpoints that are signed only after everything behind them was looked
 * at again, tiles, proofs, witnesses, and the pages that explain them. What may be signed is decided in the core; what an event
 * means is of no concern here.
 */
@NullMarked
package org.chengxin.api.log;

import org.jspecify.annotations.NullMarked;
