package org.chengxin.ledger.credit;

import java.util.List;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/** What the one who sent a command is told. */
public sealed interface Answer {

    /**
     * It is in the ledger.
     *
     * @param eventId the event that did it; for a repeated command the event of the first time
     * @param repeated whether the ledger already held it
     * @param order number of the order or repair it is about, absent where there is none
     * @param origin the row the record first came from, so that a row sent again after a crash knows itself
     */
    record Done(
            SubjectId subjectId,
            @Nullable RecordId recordId,
            String eventId,
            boolean repeated,
            @Nullable Integer order,
            @Nullable Origin origin)
            implements Answer {}

    /** It was refused, for each of these reasons. */
    record Refused(List<Refusal> refusals) implements Answer {}
}
