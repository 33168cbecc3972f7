package org.chengxin.ledger.usage;

import org.chengxin.ledger.credit.Refusal;
import org.jspecify.annotations.Nullable;

/** Whether somebody may look for the purpose that was stated. */
public sealed interface UsageDecision {

    /** The purpose that is written down; absent for a role to which no archive is open. */
    @Nullable
    String purpose();

    /** The reference that is written down. */
    @Nullable
    String reference();

    /** The purpose is a good one; what may be seen is decided behind it. */
    record Admitted(@Nullable String purpose, @Nullable String reference) implements UsageDecision {}

    /**
     * It is not.
     *
     * @param purpose the known one, where only the reference was wrong; nothing unknown is written down
     */
    record Declined(@Nullable String purpose, Refusal refusal) implements UsageDecision {

        @Override
        public @Nullable String reference() {
            return null;
        }
    }
}
