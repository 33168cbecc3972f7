package org.chengxin.projections.due;

import java.sql.Date;
import java.time.LocalDate;
import org.chengxin.ledger.catalogue.DeadlineStep;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.profile.DueItem;
import org.chengxin.ledger.profile.DueItem.What;
import org.chengxin.ledger.profile.ObjectionProfile;
import org.chengxin.ledger.profile.RepairProfile;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.wire.WireJson;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;

/** How an item stands in {@code due.item}. */
final class DueRows {

    static final RowMapper<DueItem> ITEM = (row, n) -> {
        String step = row.getString("step");
        String objection = row.getString("objection");
        String repair = row.getString("repair");
        return new DueItem(
                new SubjectId(row.getString("subject_id")),
                new RecordId(row.getString("record_id")),
                What.valueOf(row.getString("what")),
                row.getInt("number"),
                row.getObject("last_day", LocalDate.class),
                step == null ? null : DeadlineStep.valueOf(step),
                row.getBoolean("open"),
                objection == null ? null : WireJson.mapper().readValue(objection, ObjectionProfile.class),
                repair == null ? null : WireJson.mapper().readValue(repair, RepairProfile.class),
                row.getObject("noted", LocalDate.class),
                row.getLong("position"));
    };

    private DueRows() {}

    static @Nullable Object[] of(DueItem item) {
        LocalDate lastDay = item.lastDay();
        DeadlineStep step = item.step();
        ObjectionProfile objection = item.objection();
        RepairProfile repair = item.repair();
        LocalDate noted = item.noted();
        return new @Nullable Object[] {
            item.recordId().value(),
            item.what().name(),
            item.number(),
            item.subjectId().value(),
            lastDay == null ? null : Date.valueOf(lastDay),
            step == null ? null : step.name(),
            item.open(),
            objection == null ? null : WireJson.mapper().writeValueAsString(objection),
            repair == null ? null : WireJson.mapper().writeValueAsString(repair),
            noted == null ? null : Date.valueOf(noted),
            item.position()
        };
    }
}
