package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statutory times of one jurisdiction (办理时限), in force for clocks that start in a range of dates.
 *
 * @param id such as {@code DL-SHANGHAI-2017}; whoever keeps a due date keeps it too
 * @param jurisdiction code of the region by GB/T 2260, such as {@code 310000}
 * @param effectiveUntil last day on which a clock may start under it; absent when it has no end
 * @param isDefault whether it stands in for law that was not found: a conservative default of the operator's, not law
 * @param deadlines by step; a step without one has no statutory time here
 * @param appraisalPause the rule by which time for an expert appraisal (鉴定、专家评审) does not count; absent when the clock
 *     goes on
 * @param note what a reader has to know before relying on it
 * @param source where the numbers were read
 * @param confirmed whether the text was read; if not, every number is an editable default
 */
public record DeadlineProfile(
        String id,
        String jurisdiction,
        Bilingual name,
        LocalDate effectiveFrom,
        @Nullable LocalDate effectiveUntil,
        boolean isDefault,
        Map<DeadlineStep, Deadline> deadlines,
        @Nullable LegalBasis appraisalPause,
        Bilingual note,
        String source,
        boolean confirmed) {

    public DeadlineProfile {
        deadlines = Map.copyOf(deadlines);
    }

    /** The time for {@code step}; empty when the law of this place sets none. */
    public Optional<Deadline> deadline(DeadlineStep step) {
        return Optional.ofNullable(deadlines.get(step));
    }

    /** Whether time for an expert appraisal stops the clock here. */
    public boolean appraisalPauses() {
        return appraisalPause != null;
    }

    /**
     * The most working days by which {@code step} may be extended: what the extension allows and the total leaves; 0 when
     * neither is set.
     */
    public int extensionMaxWorkingDays(DeadlineStep step) {
        int base = deadline(step).map(Deadline::workingDays).orElse(0);
        Optional<Integer> left = deadline(DeadlineStep.TOTAL).map(total -> Math.max(0, total.workingDays() - base));
        Optional<Integer> allowed = deadline(DeadlineStep.EXTENSION).map(Deadline::workingDays);
        return allowed.map(days -> Math.min(days, left.orElse(days))).orElse(left.orElse(0));
    }

    /** Whether a clock that starts on {@code date} runs under this profile. */
    public boolean inForceOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveUntil == null || !date.isAfter(effectiveUntil));
    }
}
