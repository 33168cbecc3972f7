/** The doors and pages of matters, over real HTTP. */
@NullMarked
package org.chengxin.api.matters;

import org.jspecify.annotations.NullMarked;
