package org.chengxin.ledger.catalogue;

import java.util.List;

/**
 * By how much an approver may extend the time of some steps (延长办理时限).
 *
 * @param steps those that may be extended
 * @param workingDaysMax the most there may be
 * @param inAll whether that is the time of the step and all its extensions together (累计); if not, the extensions alone
 * @param confirmed as in {@link Deadline}
 */
public record Extension(
        List<DeadlineStep> steps, int workingDaysMax, boolean inAll, LegalBasis legalBasis, boolean confirmed) {

    public Extension {
        steps = List.copyOf(steps);
    }
}
