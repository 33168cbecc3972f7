package org.chengxin.ledger.verify;

import org.chengxin.ledger.seal.Hash;

/** What a checkpoint says once its signatures are found good: that a tree of {@code size} leaves has this root. */
record SignedRoot(long size, Hash root) {}
