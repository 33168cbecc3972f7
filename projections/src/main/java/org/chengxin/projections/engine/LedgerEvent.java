package org.chengxin.projections.engine;

import org.chengxin.ledger.profile.Stamp;

/** An event and where it stands. The payload is one of the sealed event types of the core. */
public record LedgerEvent(Stamp stamp, Object payload) {}
