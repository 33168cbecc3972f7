/**
 * A witness: a small server that another body, such as a supervision commission, runs on a machine of its own. It remembers
 * the largest tree of each log that it has seen, cosigns a checkpoint only if the log grew out of that tree, and persists
 * before it answers (<a href="https://c2sp.org/tlog-witness">tlog-witness</a>). JDK and {@code seal} only; it sees sizes and
 * roots, never an event. Who asks it, and what a cosignature is worth, is decided elsewhere.
 */
@NullMarked
package org.chengxin.ledger.witness;

import org.jspecify.annotations.NullMarked;
