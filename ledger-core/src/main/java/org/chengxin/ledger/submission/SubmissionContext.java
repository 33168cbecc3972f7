package org.chengxin.ledger.submission;

import java.time.LocalDate;
import org.chengxin.ledger.credit.Organ;

/**
 * The circumstances of a batch.
 *
 * @param source the organ that submits it
 * @param today civil date on which it was submitted
 */
public record SubmissionContext(Organ source, LocalDate today) {}
