/**
 * The state machines of the mechanisms that act on a subject in steps: tolerance, rectification, measures, lists, commitments,
 * the breach of an organ's word, referrals, responsibilities and tasks. Here is the table and nothing else: what the steps
 * rest on stands in {@code catalogue}, and who may take one in {@code credit}.
 */
@NullMarked
package org.chengxin.ledger.matter;

import org.jspecify.annotations.NullMarked;
