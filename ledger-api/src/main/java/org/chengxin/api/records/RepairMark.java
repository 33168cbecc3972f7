package org.chengxin.api.records;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.chengxin.ledger.credit.RepairStage;
import org.chengxin.ledger.profile.RecordProfile;
import org.chengxin.ledger.profile.RepairStanding;
import org.jspecify.annotations.Nullable;

/**
 * Where the repair of a record stands, as it is read with the record.
 *
 * @param repairId the name of the latest application in addresses; absent while only a shield was ordered
 * @param stage of that application
 * @param since civil date of its last step
 * @param reapplyFrom first day of another application, after one that failed
 * @param shieldId the name of the shield of a reorganisation that hides the record now; absent without one
 * @param shieldedUntil last day of that shield
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RepairMark(
        @Nullable String repairId,
        @Nullable RepairStage stage,
        @Nullable LocalDate since,
        @Nullable LocalDate reapplyFrom,
        @Nullable String shieldId,
        @Nullable LocalDate shieldedUntil) {

    static @Nullable RepairMark of(RecordProfile record) {
        RepairStanding repair = record.repair();
        return repair == null
                ? null
                : new RepairMark(
                        repair.stage() == null ? null : record.recordId() + "-" + repair.number(),
                        repair.stage(),
                        repair.since(),
                        repair.reapplyFrom(),
                        repair.shield() == null ? null : record.recordId() + "-" + repair.shield(),
                        repair.shieldedUntil());
    }
}
