/**
 * The verifier of an outsider: checks an export, a database, a served log or an evidence bundle against checkpoints, without
 * the application, without a framework and, except for a log that is served, without a network. It needs the JDK and
 * {@code seal} and shares nothing with the store but the form of what is stored. It only reads.
 *
 * <p>A check is said in one line; what differs is named by position and field. {@link org.chengxin.ledger.verify.Verify} is
 * the command.
 */
@NullMarked
package org.chengxin.ledger.verify;

import org.jspecify.annotations.NullMarked;
