package org.chengxin.ledger.catalogue;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The statutory times of one jurisdiction (办理时限), for clocks that start in a range of dates.
 *
 * @param id such as {@code DL-SHANGHAI-2017}; whoever keeps a due date keeps it too
 * @param jurisdiction code of the region by GB/T 2260, such as {@code 310000}
 * @param effectiveUntil last day on which a clock may start under it; absent when it has no end
 * @param isDefault whether it stands in for law that was not found: a conservative default of the operator's, not law
 * @param deadlines by step; a step without one has no statutory time here
 * @param appraisalPause the rule by which time for tests, appraisal and experts' review does not count (鉴定、专家评审); absent
 *     when the clock goes on
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
        List<Extension> extensions,
        @Nullable LegalBasis appraisalPause,
        Bilingual note,
        String source,
        boolean confirmed) {

    public DeadlineProfile {
        deadlines = Map.copyOf(deadlines);
        extensions = List.copyOf(extensions);
    }

    /** The time for {@code step}; empty when the law of this place sets none. */
    public Optional<Deadline> deadline(DeadlineStep step) {
        return Optional.ofNullable(deadlines.get(step));
    }

    /** Whether and by which rule {@code step} may be extended. */
    public Optional<Extension> extension(DeadlineStep step) {
        return extensions.stream().filter(e -> e.steps().contains(step)).findFirst();
    }

    /** The most working days by which {@code step} may be extended; 0 when it may not. */
    public int extensionMaxWorkingDays(DeadlineStep step) {
        int own = deadline(step).map(Deadline::workingDays).orElse(0);
        return extension(step)
                .map(e -> e.inAll() ? e.workingDaysMax() - own : e.workingDaysMax())
                .orElse(0);
    }

    /** Whether time for an expert's appraisal stops the clock here. */
    public boolean appraisalPauses() {
        return appraisalPause != null;
    }

    /** Whether a clock that starts on {@code date} runs under this profile. */
    public boolean inForceOn(LocalDate date) {
        return !date.isBefore(effectiveFrom) && (effectiveUntil == null || !date.isAfter(effectiveUntil));
    }
}
