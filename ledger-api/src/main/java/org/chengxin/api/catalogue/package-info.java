/**
 * The catalogue's doors and pages: which versions there are and how far each has come, what one says otherwise than another and
 * what it would change, which types are in force on a day, and the schema of each.
 */
@NullMarked
package org.chengxin.api.catalogue;

import org.jspecify.annotations.NullMarked;
