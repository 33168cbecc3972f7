/**
 * The doors and pages of everything that goes in steps: tolerance, rectification, measures, lists, commitments, breach of word,
 * referrals, responsibilities and tasks. What may be done is decided in the core; here is how it is written, read and shown.
 */
@NullMarked
package org.chengxin.api.matters;

import org.jspecify.annotations.NullMarked;
