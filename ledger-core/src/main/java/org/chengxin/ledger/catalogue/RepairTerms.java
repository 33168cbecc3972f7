package org.chengxin.ledger.catalogue;

import java.time.LocalDate;

/**
 * The rule of repair that was applied to a record, and what came of it. It is stored with what is decided, because history is
 * judged by the rules of its day.
 *
 * @param catalogueVersion version of the catalogue it was read from
 * @param rule id of the policy that was applied, such as {@code REP-2026}
 * @param severity how grave the record is under that policy
 * @param earliest first day on which the record may be repaired, as far as the policy's minimum goes
 */
public record RepairTerms(
        int catalogueVersion, String rule, Severity severity, LocalDate earliest, LegalBasis legalBasis) {}
