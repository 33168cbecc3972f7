/**
 * What falls due: the ledger itself does what only the calendar decides, once and on the day, and the office sees what is
 * coming, what is overdue, and what the ledger said no to.
 */
@NullMarked
package org.chengxin.api.due;

import org.jspecify.annotations.NullMarked;
