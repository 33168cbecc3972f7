/**
 * What a log does before strangers may rely on it: it reads again from the database what it is about to sign, recomputes every
 * leaf and root, checks that the tree grew out of the last one it signed, and only then signs. Tables are the store's, HTTP
 * and keys on disk are the doors'.
 */
@NullMarked
package org.chengxin.ledger.publish;

import org.jspecify.annotations.NullMarked;
