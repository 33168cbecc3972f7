/**
 * The tree over the ledger and everything that makes it checkable by strangers: what a leaf says, how leaves become a root
 * (RFC 9162), tiles, checkpoints, proofs. JDK only; it knows bytes, names and positions, no event type, no database and no
 * network. Signing and hashing with commercial cryptography lives in {@code seal.gm}.
 */
@NullMarked
package org.chengxin.ledger.seal;

import org.jspecify.annotations.NullMarked;
