/** Requests that carry an {@code Idempotency-Key}: carried out once, answered alike however often they are sent. */
@NullMarked
package org.chengxin.api.idempotency;

import org.jspecify.annotations.NullMarked;
