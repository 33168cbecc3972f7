/** Lists in pages: cursors that go on where the last page ended, limits, and the shape every list has. */
@NullMarked
package org.chengxin.api.paging;

import org.jspecify.annotations.NullMarked;
