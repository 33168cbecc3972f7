/** The demonstration data is what it says it is. */
@NullMarked
package org.chengxin.api.demo;

import org.jspecify.annotations.NullMarked;
