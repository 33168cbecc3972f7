package org.chengxin.ledger.store;

import java.time.Instant;

/**
 * A signature line that was added to a checkpoint after it had been signed.
 *
 * @param vkey verifier key of whoever signed
 * @param line as it stands in the note, without its newline
 */
public record LateSignature(String vkey, String line, Instant receivedAt) {}
