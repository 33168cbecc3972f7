/**
 * The log as auditors take it home: every stored byte and every checkpoint in one file that the verifier reads. Whoever wants
 * to prove one thing to somebody takes evidence instead.
 */
@NullMarked
package org.chengxin.api.exports;

import org.jspecify.annotations.NullMarked;
