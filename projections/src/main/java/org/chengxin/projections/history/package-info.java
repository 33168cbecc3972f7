/**
 * Every event of every subject as people read it: who, when, on what basis, by which document, what changed from what to
 * what. No line is ever taken out of it, only personal values when they are erased, and nothing is folded: that is the profile's business.
 */
@NullMarked
package org.chengxin.projections.history;

import org.jspecify.annotations.NullMarked;
