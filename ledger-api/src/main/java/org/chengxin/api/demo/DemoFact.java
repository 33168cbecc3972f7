package org.chengxin.api.demo;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.chengxin.ledger.credit.FactDraft;

/** A record of the demonstration and what is done to it afterwards. */
record DemoFact(DemoBody source, FactDraft draft, List<DemoMend> mends) {

    DemoFact {
        mends = List.copyOf(mends);
    }

    LocalDate decidedOn() {
        return Objects.requireNonNull(draft.decidedOn());
    }

    String documentNo() {
        return Objects.requireNonNull(draft.documentNo());
    }
}
