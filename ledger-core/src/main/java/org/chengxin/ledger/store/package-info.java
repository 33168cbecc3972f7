/**
 * Bytes, names and positions in PostgreSQL: the only place of this module that speaks SQL. It knows no domain type and
 * could serve any ledger.
 */
@NullMarked
package org.chengxin.ledger.store;

import org.jspecify.annotations.NullMarked;
