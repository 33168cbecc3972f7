/**
 * Evidence to hand to somebody: what the ledger holds about one record or one subject, with the proofs that it was sealed, in
 * one file that verifies with the network cut. Who may see what is decided by the archive; the form is the verifier's.
 */
@NullMarked
package org.chengxin.api.evidence;

import org.jspecify.annotations.NullMarked;
