/** Values are planted by every way into the ledger, and looked for in everything that it leaves behind or answers. */
@NullMarked
package org.chengxin.api.canary;

import org.jspecify.annotations.NullMarked;
