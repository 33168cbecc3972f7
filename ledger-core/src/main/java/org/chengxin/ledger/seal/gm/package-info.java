/**
 * Commercial cryptography for the seal: trees hashed with SM3 (GB/T 32905-2016), notes signed with SM2 (GB/T 32918.2-2016),
 * both through Bouncy Castle, which is used directly and never registered as a provider of the whole process. A log of this
 * suite is a log of its own with a name of its own; clients of the suite {@code intl} refuse it and the other way round.
 */
@NullMarked
package org.chengxin.ledger.seal.gm;

import org.jspecify.annotations.NullMarked;
