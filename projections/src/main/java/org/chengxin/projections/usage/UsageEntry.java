package org.chengxin.projections.usage;

import org.chengxin.ledger.profile.Stamp;
import org.chengxin.ledger.usage.UsageEvent.LookedUp;

/** A look-up and where it stands in the ledger. */
public record UsageEntry(Stamp stamp, LookedUp lookUp) {}
