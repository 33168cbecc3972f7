package org.chengxin.ledger.submission;

import java.util.List;
import org.chengxin.ledger.credit.FactDraft;
import org.chengxin.ledger.credit.Registration;

/** What one row says: a draft for the ledger to decide on, or every fault of its cells. */
public sealed interface RowReading {

    /** The row is well formed. Whether it may be recorded is the ledger's decision. */
    record Draft(Registration registration, FactDraft draft, List<Normalised> normalised) implements RowReading {

        public Draft {
            normalised = List.copyOf(normalised);
        }
    }

    /** The row is refused; the faults stand in the order of the columns. */
    record Faulty(List<CellFault> faults) implements RowReading {

        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
