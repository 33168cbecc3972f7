/**
 * What is done by the clock, once for all nodes: which tasks there are, how often, and on whose clock. What a task does is said
 * where it belongs.
 */
@NullMarked
package org.chengxin.api.schedule;

import org.jspecify.annotations.NullMarked;
