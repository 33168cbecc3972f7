/**
 * How events look as bytes: stable names and revisions instead of class names, one JSON form, and the place where personal
 * parts are told apart from the rest. What the events mean is no business of this package.
 */
@NullMarked
package org.chengxin.ledger.wire;

import org.jspecify.annotations.NullMarked;
