/**
 * Personal data, marked by type from the first day: whatever is wrapped here is sealed before it reaches the store and
 * never printed. How a value is sealed and opened is said here; which fields of a payload are personal is said by the
 * catalogue, and where keys are kept by {@code keys}.
 */
@NullMarked
package org.chengxin.ledger.personal;

import org.jspecify.annotations.NullMarked;
