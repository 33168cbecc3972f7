package org.chengxin.api.log;

import org.chengxin.ledger.publish.LogSigner;

/**
 * A log with those who sign it on this node.
 *
 * @param signer used by one thread
 */
record SignedLog(ServedLog served, LogSigner signer, LogState state, WitnessRounds witnesses) {}
