package org.chengxin.ledger.profile;

import java.util.Optional;
import org.chengxin.ledger.credit.CreditEvent.ErasureDeclined;
import org.chengxin.ledger.credit.CreditEvent.ErasureOrdered;
import org.chengxin.ledger.credit.CreditEvent.LiftDeclined;
import org.chengxin.ledger.credit.CreditEvent.LiftOrdered;
import org.chengxin.ledger.credit.CreditEvent.OfProtection;
import org.chengxin.ledger.credit.CreditEvent.PersonalDataErased;
import org.chengxin.ledger.credit.CreditEvent.ProcessingRestricted;
import org.chengxin.ledger.credit.CreditEvent.RestrictionDeclined;
import org.chengxin.ledger.credit.CreditEvent.RestrictionLifted;
import org.chengxin.ledger.credit.CreditEvent.RestrictionOrdered;

/** What may be done with an archive as a whole. */
public enum ArchiveState {
    OPEN,
    /** 限制处理: it is stored and nothing else. */
    RESTRICTED,
    /** 已删除个人信息: closed for good. */
    ERASED;

    /** The state that a step of an order brings about; empty if it changes nothing yet. */
    public static Optional<ArchiveState> broughtBy(OfProtection event) {
        return switch (event) {
            case PersonalDataErased e -> Optional.of(ERASED);
            case ProcessingRestricted e -> Optional.of(RESTRICTED);
            case RestrictionLifted e -> Optional.of(OPEN);
            case ErasureOrdered e -> Optional.empty();
            case ErasureDeclined e -> Optional.empty();
            case RestrictionOrdered e -> Optional.empty();
            case RestrictionDeclined e -> Optional.empty();
            case LiftOrdered e -> Optional.empty();
            case LiftDeclined e -> Optional.empty();
        };
    }
}
