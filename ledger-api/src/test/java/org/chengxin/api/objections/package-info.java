/** Tests of the door and the pages of objections. */
@NullMarked
package org.chengxin.api.objections;

import org.jspecify.annotations.NullMarked;
