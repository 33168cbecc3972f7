/**
 * Personal data, marked by type from the first day: whatever is wrapped here is sealed before it reaches the store and
 * never printed. Which fields of a payload are personal is said by the catalogue, not here.
 */
@NullMarked
package org.chengxin.ledger.personal;

import org.jspecify.annotations.NullMarked;
