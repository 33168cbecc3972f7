/** Erasure and restriction over real HTTP, through a crash, and over a campaign of planted values. */
@NullMarked
package org.chengxin.api.protection;

import org.jspecify.annotations.NullMarked;
