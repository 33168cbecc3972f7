package org.chengxin.ledger.wire;

import org.axonframework.common.IdentifierFactory;
import org.chengxin.ledger.time.Ids;
import org.chengxin.ledger.time.LedgerClock;

/**
 * The ids Axon gives to messages: UUIDs of version 7 (RFC 9562), so that those of neighbours in the log are neighbours in its
 * index. Axon finds this class by its name in {@code META-INF/services}.
 */
public final class TimeOrderedIds extends IdentifierFactory {

    private final Ids ids = new Ids(LedgerClock.system());

    @Override
    public String generateIdentifier() {
        return ids.uuid().toString();
    }
}
