/** Tests of what falls due, by a clock that the tests move. */
@NullMarked
package org.chengxin.api.due;

import org.jspecify.annotations.NullMarked;
