/**
 * Reading what one has just written: a reader names the position of its receipt and waits until the views have come that
 * far. How far each view is, the views' own engine knows.
 */
@NullMarked
package org.chengxin.api.reading;

import org.jspecify.annotations.NullMarked;
