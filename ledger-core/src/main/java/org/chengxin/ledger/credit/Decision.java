package org.chengxin.ledger.credit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of a command. */
public sealed interface Decision {

    /** It happens: these events, in this order. */
    record Happens(List<CreditEvent> events) implements Decision {
        public Happens {
            events = List.copyOf(events);
        }

        static Happens of(CreditEvent event) {
            return new Happens(List.of(event));
        }
    }

    /** It has happened before, by the same content; nothing to add. */
    record AlreadySo(@Nullable RecordId recordId) implements Decision {}

    /**
     * The order, or the decision about it, was given before by the same person.
     *
     * @param eventId the event of the first time
     */
    record AlreadyOrdered(int order, String eventId) implements Decision {}

    /** It may not happen. */
    record Refused(List<Refusal> refusals) implements Decision {
        public Refused {
            refusals = List.copyOf(refusals);
        }

        static Refused because(Refusal refusal) {
            return new Refused(List.of(refusal));
        }
    }
}
