package org.chengxin.api.audit;

import java.time.LocalDate;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.time.LedgerClock;
import org.chengxin.projections.usage.UsageReader;
import org.jspecify.annotations.Nullable;

/**
 * Which look-ups are asked for.
 *
 * @param from first civil day
 * @param to last civil day
 */
record UsageFilter(
        @Nullable SubjectId subject,
        @Nullable String account,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    UsageReader.Query query() {
        String stripped = account == null ? "" : account.strip();
        return new UsageReader.Query(
                subject,
                stripped.isEmpty() ? null : stripped,
                from == null ? null : from.atStartOfDay(LedgerClock.ZONE).toInstant(),
                to == null
                        ? null
                        : to.plusDays(1).atStartOfDay(LedgerClock.ZONE).toInstant());
    }
}
