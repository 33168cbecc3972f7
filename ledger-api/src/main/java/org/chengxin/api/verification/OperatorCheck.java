package org.chengxin.api.verification;

import java.util.List;
import org.chengxin.ledger.verify.Report;
import org.chengxin.projections.engine.LedgerEvent;

/** One thing beyond the log that is compared with it. It is shown every event once, in order, and then says what it found. */
public interface OperatorCheck {

    /** Takes the next events. */
    default void take(List<LedgerEvent> batch) {}

    /** Compares with what is stored, and says how it came out in one line. */
    void finish(Moment moment, Report report);
}
