/** The door and the pages of repair, over real HTTP. */
@NullMarked
package org.chengxin.api.repairs;

import org.jspecify.annotations.NullMarked;
