package org.chengxin.ledger.profile;

import java.time.LocalDate;
import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairRefused;
import org.chengxin.ledger.credit.CreditEvent.RepairRevoked;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.credit.CreditEvent.ShieldEnded;
import org.chengxin.ledger.credit.RepairStage;
import org.jspecify.annotations.Nullable;

/**
 * Where the repair of a record stands, as an archive shows it.
 *
 * @param number of the latest application; 0 while only a shield was ordered
 * @param stage of that application; absent while only a shield was ordered
 * @param since civil date of its last step
 * @param reapplyFrom first day of another application, after one that failed
 * @param before what the status was when the repair was granted, to go back to if it is revoked
 * @param shield number of the shield of a reorganisation that hides the record now; absent without one
 * @param shieldedUntil last day of that shield
 */
public record RepairStanding(
        int number,
        @Nullable RepairStage stage,
        @Nullable LocalDate since,
        @Nullable LocalDate reapplyFrom,
        @Nullable RecordStatus before,
        @Nullable Integer shield,
        @Nullable LocalDate shieldedUntil) {

    static final RepairStanding NONE = new RepairStanding(0, null, null, null, null, null, null);

    /** @param status of the record before the step */
    RepairStanding after(OfRepair event, RecordStatus status, LocalDate day) {
        RepairStage next = RepairStage.after(event);
        return switch (event) {
            case RepairShielded e -> shielded(e.repair(), e.until());
            case ShieldEnded e -> shielded(null, null);
            case RepairRefused e -> at(e.repair(), next, day, e.reapplyFrom(), null);
            case RepairRevoked e -> at(e.repair(), next, day, e.reapplyFrom(), null);
            case RepairGranted e -> at(e.repair(), next, day, null, status);
            case OfRepair e -> at(e.repair(), next, day, reapplyFrom, null);
        };
    }

    /** After an objection changed what the record comes back to if its repair is revoked. */
    RepairStanding became(RecordStatus next) {
        RecordStatus was = before == RecordStatus.WITHHELD && next == RecordStatus.CORRECTED ? before : next;
        return new RepairStanding(number, stage, since, reapplyFrom, was, shield, shieldedUntil);
    }

    /** After the record was revoked: whatever the repair was to do or did is overtaken. */
    RepairStanding overtaken(LocalDate day) {
        boolean goesOn = stage != null && (stage.isOpen() || stage.hides());
        return goesOn
                ? new RepairStanding(number, RepairStage.OVERTAKEN, day, reapplyFrom, null, null, null)
                : shielded(null, null);
    }

    private RepairStanding at(
            int repair, RepairStage next, LocalDate day, @Nullable LocalDate reapply, @Nullable RecordStatus was) {
        return new RepairStanding(repair, next, day, reapply, was, shield, shieldedUntil);
    }

    private RepairStanding shielded(@Nullable Integer by, @Nullable LocalDate until) {
        return new RepairStanding(number, stage, since, reapplyFrom, before, by, until);
    }
}
