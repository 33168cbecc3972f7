package org.chengxin.ledger.edition;

import java.util.List;
import org.chengxin.ledger.credit.Refusal;

/** What the one who sent a command is told. */
public sealed interface EditionAnswer {

    /** @param eventId the last event it caused */
    record Done(int edition, String eventId) implements EditionAnswer {}

    /** It was refused, for each of these reasons. */
    record Refused(List<Refusal> refusals) implements EditionAnswer {}
}
