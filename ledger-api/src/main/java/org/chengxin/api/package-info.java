/**
 * The one application: {@code main} and nothing else. Doors live in the packages below, wiring in {@code boot}.
 */
@NullMarked
package org.chengxin.api;

import org.jspecify.annotations.NullMarked;
