/** The operator's verification against a ledger that was filled through its doors, and against everybody who changes it. */
@NullMarked
package org.chengxin.api.operator;

import org.jspecify.annotations.NullMarked;
