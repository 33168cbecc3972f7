package org.chengxin.api.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.chengxin.ledger.credit.Role;
import org.chengxin.ledger.usage.LookUpKind;
import org.jspecify.annotations.Nullable;

/**
 * A look-up as the one who was looked at reads it: which organ in which capacity, why and when. Not which of its people.
 *
 * @param organ code of the organ that looked; absent for roles of the whole city
 * @param organName under which it is registered
 * @param purpose code of the catalogue
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MyUsageRead(
        long position,
        Instant recordedAt,
        LookUpKind kind,
        Role role,
        @Nullable String organ,
        @Nullable String organName,
        @Nullable String purpose) {}
