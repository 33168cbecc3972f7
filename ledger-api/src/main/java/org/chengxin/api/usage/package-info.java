/**
 * The one place that every restricted read goes through before it answers: for which purpose it is asked, whose archives are in
 * the answer, and that it is written down first. A handler is marked with what it gives away; what cannot be written down is not
 * given. Who reads what was written down has doors of its own.
 */
@NullMarked
package org.chengxin.api.usage;

import org.jspecify.annotations.NullMarked;
