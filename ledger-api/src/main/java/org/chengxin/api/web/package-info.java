/**
 * What every page shares: the language it speaks, the frame around it, how values read, how no is said to a reader, and the
 * pages that belong to no single door. Pages of a door stand beside the door; none of them decides anything.
 */
@NullMarked
package org.chengxin.api.web;

import org.jspecify.annotations.NullMarked;
