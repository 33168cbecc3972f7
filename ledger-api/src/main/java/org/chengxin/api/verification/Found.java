package org.chengxin.api.verification;

import java.util.ArrayList;
import java.util.List;
import org.chengxin.ledger.verify.Difference;
import org.chengxin.ledger.verify.Report;
import org.chengxin.ledger.verify.Topic;
import org.chengxin.ledger.verify.Wording;

/** What a check found; everything is counted, the first ones are kept. */
public final class Found {

    private static final int KEPT_MAX = 1000;

    private final List<Difference> kept = new ArrayList<>();
    private long count;

    /**
     * @param place the row, e.g. {@code profile.record 01J…}
     * @param field the column, or empty for the row as a whole
     */
    public void add(String place, String field, Wording wording) {
        count++;
        if (kept.size() < KEPT_MAX) {
            kept.add(new Difference(0, place, field, wording));
        }
    }

    public long count() {
        return count;
    }

    /** Says what was found, or {@code otherwise}. */
    public void report(Report report, Wording otherwise) {
        if (count == 0) {
            report.ok(Topic.OPERATOR, otherwise);
        } else {
            report.differs(Topic.OPERATOR, count, kept);
        }
    }
}
