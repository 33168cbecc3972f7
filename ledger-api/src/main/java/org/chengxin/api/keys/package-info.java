/**
 * The door of the master key: the administrator has it changed and sees how far that is. How keys are kept and rewrapped is
 * in the core; nothing here ever holds one.
 */
@NullMarked
package org.chengxin.api.keys;

import org.jspecify.annotations.NullMarked;
