/**
 * The door of objections: filing one against a record, every step from acceptance to review, and the desks they lie on.
 * Who may take which step, and what it leads to, is decided in the core.
 */
@NullMarked
package org.chengxin.api.objections;

import org.jspecify.annotations.NullMarked;
