package org.chengxin.api.due;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.catalogue.Bilingual;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.profile.DueItem;
import org.chengxin.ledger.profile.DueItem.What;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/**
 * Something that falls due, as it is read over the API.
 *
 * @param number of the shield or the objection; 0 for the record as a whole
 * @param lastDay last day in time
 * @param step what the law gives the time for; absent unless people are to act
 * @param noted whether the ledger has noted that the last day passed
 * @param refusal why the ledger said no when the day had come; absent if it did not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DueRead(
        SubjectId subjectId,
        RecordId recordId,
        What what,
        int number,
        @Nullable LocalDate lastDay,
        @Nullable DeadlineStep step,
        boolean noted,
        @Nullable RefusalRead refusal)
        implements OfSubject {

    /** A refusal: when, by which rule, and in words. */
    public record RefusalRead(LocalDate triedOn, String rule, Bilingual message) {}

    static DueRead of(DueItem item, DueRefusals.@Nullable Kept refusal) {
        return new DueRead(
                item.subjectId(),
                item.recordId(),
                item.what(),
                item.number(),
                item.lastDay(),
                item.step(),
                item.noted() != null && item.noted().equals(item.lastDay()),
                refusal == null ? null : new RefusalRead(refusal.triedOn(), refusal.rule(), refusal.message()));
    }

    /** Where a page shows more of it. */
    public String path() {
        return switch (what) {
            case FACT_EXPIRY -> "/desk/records/" + recordId;
            case SHIELD_END -> "/desk/repairs/" + recordId + "-" + number;
            case OBJECTION_STEP -> "/desk/objections/" + subjectId + "-" + number;
            case REPAIR_STEP -> "/desk/repairs/" + recordId + "-" + number;
        };
    }
}
