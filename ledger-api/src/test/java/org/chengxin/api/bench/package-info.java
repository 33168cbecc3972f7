/**
 * The benchmark behind {@code bash .ci/bench}: the sealed store beside its peers and the limits of the machine, in one process
 * and in the same rounds. Nothing here is a test; nothing outside uses it.
 */
@NullMarked
package org.chengxin.api.bench;

import org.jspecify.annotations.NullMarked;
