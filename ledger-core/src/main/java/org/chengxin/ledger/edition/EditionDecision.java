package org.chengxin.ledger.edition;

import java.util.List;
import org.chengxin.ledger.credit.Refusal;

/** What comes of a command to the catalogue. */
public sealed interface EditionDecision {

    /** It happens: these events, in this order. */
    record Happens(List<EditionEvent> events) implements EditionDecision {
        public Happens {
            events = List.copyOf(events);
        }
    }

    /** It may not happen. */
    record Refused(List<Refusal> refusals) implements EditionDecision {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
