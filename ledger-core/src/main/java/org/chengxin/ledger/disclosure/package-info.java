/**
 * What the public may see of a record on a date: one pure function and the form of its answer. Which window applies was
 * decided when the record was made; where public rows are kept is the projections' business.
 */
@NullMarked
package org.chengxin.ledger.disclosure;

import org.jspecify.annotations.NullMarked;
