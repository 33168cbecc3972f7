/**
 * The door of the protection of personal data: orders to erase an archive or to restrict its processing, the second
 * person's decision, and the queue of what waits for it. Who may order what, and what forbids it, is decided in the core.
 */
@NullMarked
package org.chengxin.api.protection;

import org.jspecify.annotations.NullMarked;
