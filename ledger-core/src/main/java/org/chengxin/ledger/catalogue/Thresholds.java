package org.chengxin.ledger.catalogue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Amounts from which something is general or serious, in 10,000 yuan (万元), as editable defaults. */
record Thresholds(BigDecimal generalFromWanYuan, BigDecimal seriousFromWanYuan) {

    static Thresholds read(Spot spot) {
        Thresholds thresholds = new Thresholds(
                spot.at("generalFromWanYuan").amount(),
                spot.at("seriousFromWanYuan").amount());
        spot.at("confirmed").flag();
        if (thresholds.seriousFromWanYuan.compareTo(thresholds.generalFromWanYuan) < 0) {
            throw spot.at("seriousFromWanYuan").fault("not less than " + thresholds.generalFromWanYuan);
        }
        return thresholds;
    }

    /** An unknown amount counts as general: neither the gravest nor hidden. */
    Severity severityOf(@Nullable BigDecimal wanYuan) {
        if (wanYuan == null) {
            return Severity.GENERAL;
        }
        if (wanYuan.compareTo(seriousFromWanYuan) >= 0) {
            return Severity.SERIOUS;
        }
        return wanYuan.compareTo(generalFromWanYuan) >= 0 ? Severity.GENERAL : Severity.MINOR;
    }
}
