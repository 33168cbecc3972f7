/**
 * What an archive says: a fold over its events, pure, the same for today, for a past position and for a test. How and
 * where a profile is kept is the projections' business.
 */
@NullMarked
package org.chengxin.ledger.profile;

import org.jspecify.annotations.NullMarked;
