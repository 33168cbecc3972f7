/**
 * The door of credit repair: whether a record may be repaired, applying for it, every step from acceptance to grant or refusal,
 * the shields that courts order, and the desks on which repairs lie. Who may take which step, and what it leads to, is decided
 * in the core.
 */
@NullMarked
package org.chengxin.api.repairs;

import org.jspecify.annotations.NullMarked;
