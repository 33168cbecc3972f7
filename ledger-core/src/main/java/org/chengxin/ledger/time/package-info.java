/**
 * The only place that reads a clock or makes an identifier. Everything else is told what time it is.
 * Here too is arithmetic in working days; which days those are, and how many of them a law gives, is the catalogue's.
 */
@NullMarked
package org.chengxin.ledger.time;

import org.jspecify.annotations.NullMarked;
