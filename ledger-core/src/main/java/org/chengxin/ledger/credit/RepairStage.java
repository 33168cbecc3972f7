package org.chengxin.ledger.credit;

import org.chengxin.ledger.credit.CreditEvent.OfRepair;
import org.chengxin.ledger.credit.CreditEvent.RepairAccepted;
import org.chengxin.ledger.credit.CreditEvent.RepairApplied;
import org.chengxin.ledger.credit.CreditEvent.RepairDeclined;
import org.chengxin.ledger.credit.CreditEvent.RepairGranted;
import org.chengxin.ledger.credit.CreditEvent.RepairRefused;
import org.chengxin.ledger.credit.CreditEvent.RepairReviewed;
import org.chengxin.ledger.credit.CreditEvent.RepairRevoked;
import org.chengxin.ledger.credit.CreditEvent.RepairShielded;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplementRequested;
import org.chengxin.ledger.credit.CreditEvent.RepairSupplemented;
import org.chengxin.ledger.credit.CreditEvent.ShieldEnded;

/** How far a repair (信用修复) has come. */
public enum RepairStage {
    /** 已申请: the office has to accept or decline it. */
    APPLIED,
    /** 补正: something was missing, and whoever applied has to add it. */
    SUPPLEMENT_REQUESTED,
    /** 已受理: the source has to review. */
    ACCEPTED,
    /** 不予受理. */
    DECLINED,
    /** The source found that the duties are done. */
    FULFILLED,
    /** The source found that they are not. */
    UNFULFILLED,
    /** 已修复: publication, sharing and measures have ended. */
    GRANTED,
    /** 不予修复. */
    REFUSED,
    /** 撤销修复: the promise was false, and the record is shown again. */
    REVOKED,
    /** 暂时屏蔽: hidden for a time while a reorganisation approved by a court is carried out. */
    SHIELDED,
    /** The time of the shield is over. */
    SHIELD_ENDED,
    /** The record was revoked meanwhile; there is nothing left to repair. */
    OVERTAKEN;

    /** Whether somebody still has to decide, so that no other application is taken. */
    public boolean isOpen() {
        return switch (this) {
            case APPLIED, SUPPLEMENT_REQUESTED, ACCEPTED, FULFILLED, UNFULFILLED -> true;
            case DECLINED, GRANTED, REFUSED, REVOKED, SHIELDED, SHIELD_ENDED, OVERTAKEN -> false;
        };
    }

    /** Whether the record is not shown because of it. */
    public boolean hides() {
        return this == GRANTED || this == SHIELDED;
    }

    /** The stage that a step brings its repair to. */
    public static RepairStage after(OfRepair event) {
        return switch (event) {
            case RepairApplied e -> APPLIED;
            case RepairSupplementRequested e -> SUPPLEMENT_REQUESTED;
            case RepairSupplemented e -> APPLIED;
            case RepairAccepted e -> ACCEPTED;
            case RepairDeclined e -> DECLINED;
            case RepairReviewed e -> e.fulfilled() ? FULFILLED : UNFULFILLED;
            case RepairGranted e -> GRANTED;
            case RepairRefused e -> REFUSED;
            case RepairRevoked e -> REVOKED;
            case RepairShielded e -> SHIELDED;
            case ShieldEnded e -> SHIELD_ENDED;
        };
    }
}
