/**
 * The door for files: taking a file in whole, reading it row by row in the background, giving every row its verdict and the
 * whole a receipt. How a table is read is in {@code table}; what a row means, the core says.
 */
@NullMarked
package org.chengxin.api.imports;

import org.jspecify.annotations.NullMarked;
