/**
 * Who is described: the kinds of credit subject, their names and the identifiers by which the outside world knows
 * them, with the check digits of the national standards. What happened to a subject lives in {@code credit}.
 */
@NullMarked
package org.chengxin.ledger.subject;

import org.jspecify.annotations.NullMarked;
