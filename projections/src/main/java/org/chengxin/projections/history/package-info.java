/**
 * Every event of every subject as people read it: who, when, on what basis, by which document, what changed from what to
 * what. Nothing is ever taken out of it and nothing is folded: that is the profile's business.
 */
@NullMarked
package org.chengxin.projections.history;

import org.jspecify.annotations.NullMarked;
