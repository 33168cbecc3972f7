package org.chengxin.ledger.publish;

import org.chengxin.ledger.seal.Suite;

/**
 * What a log is called and what it is made of; neither ever changes.
 *
 * @param origin first line of every checkpoint, also the name of its keys
 */
public record LogIdentity(String origin, Suite suite) {}
