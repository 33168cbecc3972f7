/**
 * What has to happen outside of the ledger and its views once personal data is erased: identifiers forgotten, traces taken
 * away, the key destroyed. When it happens is decided by the ledger; who keeps traces adds an effect of its own.
 */
@NullMarked
package org.chengxin.api.erasure;

import org.jspecify.annotations.NullMarked;
