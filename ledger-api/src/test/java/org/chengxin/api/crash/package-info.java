/**
 * Kills the ledger and its database while many clients append, again and again, and holds what is found afterwards against
 * what the clients were told. The check shares no code with the store or the seal: it reads rows and hashes them as the
 * documents say.
 */
@NullMarked
package org.chengxin.api.crash;

import org.jspecify.annotations.NullMarked;
