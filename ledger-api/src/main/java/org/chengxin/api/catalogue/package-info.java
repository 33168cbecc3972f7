/** The catalogue's door: which versions there are, which types are in force on a day, and the schema of each. */
@NullMarked
package org.chengxin.api.catalogue;

import org.jspecify.annotations.NullMarked;
