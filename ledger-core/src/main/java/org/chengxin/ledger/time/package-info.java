/**
 * The only place that reads a clock or makes an identifier. Everything else is told what time it is.
 */
@NullMarked
package org.chengxin.ledger.time;

import org.jspecify.annotations.NullMarked;
