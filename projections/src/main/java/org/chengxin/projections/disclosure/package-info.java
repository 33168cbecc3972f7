/**
 * What the public sees: rows that {@code org.chengxin.ledger.disclosure} let through, in a schema of their own that holds
 * nothing else. A row goes when its window ends or its record is revoked.
 */
@NullMarked
package org.chengxin.projections.disclosure;

import org.jspecify.annotations.NullMarked;
