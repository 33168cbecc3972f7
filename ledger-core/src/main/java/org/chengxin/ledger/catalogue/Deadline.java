package org.chengxin.ledger.catalogue;

/**
 * How long one step may take in one jurisdiction (办理时限), and which rule says so.
 *
 * @param workingDays 0 means at once (立即)
 * @param runsFrom the event whose day starts the clock
 * @param legalBasis the rule the number comes from
 * @param confirmed whether the number was read in the text of that rule and binds this jurisdiction; if not, it is an
 *     editable default
 */
public record Deadline(
        DeadlineStep step, int workingDays, ClockStart runsFrom, LegalBasis legalBasis, boolean confirmed) {}
