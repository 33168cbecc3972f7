/**
 * The door of the protection of personal data: orders to erase an archive or to restrict its processing, the second
 * person's decision, the queue of what waits for it, and what has to happen outside of the ledger once something is erased.
 * Who may order what, and what forbids it, is decided in the core.
 */
@NullMarked
package org.chengxin.api.protection;

import org.jspecify.annotations.NullMarked;
