package org.chengxin.ledger.store;

import org.chengxin.ledger.seal.Hash;

/**
 * The answer to an event that is on disk.
 *
 * @param position its place in the one order, counted from 1
 * @param leafHash its leaf in the tree
 * @param duplicate whether it was there already; then this is what the first caller was told
 */
public record Appended(long position, Hash leafHash, boolean duplicate) {}
