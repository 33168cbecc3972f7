package org.chengxin.ledger.usage;

import java.util.List;
import org.chengxin.ledger.credit.Actor;
import org.chengxin.ledger.subject.SubjectId;
import org.jspecify.annotations.Nullable;

/** What happens in a stream of look-ups. None of it is personal: archives are named by their opaque ids. */
public sealed interface UsageEvent {

    UsageId usageId();

    /**
     * Somebody looked, or tried to. It is written down before the answer leaves.
     *
     * @param subjects whose archives were looked into, as far as there is room; those of a list are named too
     * @param subjectsCount how many they were altogether
     * @param part which record, objection, order, file or event, by its id; absent where there is no single one
     * @param purpose code of the catalogue; absent if none was stated, or none that is known
     * @param reference number of the document or project on whose account it was looked up; absent if none was stated
     * @param rule what stood against it, where it was refused
     * @param requestId what the answer names the request by
     */
    record LookedUp(
            UsageId usageId,
            Actor actor,
            LookUpKind kind,
            List<SubjectId> subjects,
            int subjectsCount,
            @Nullable String part,
            @Nullable String purpose,
            @Nullable String reference,
            LookUpResult result,
            @Nullable String rule,
            String requestId)
            implements UsageEvent {

        /** Most subjects that one look-up names; no list of the API is longer. */
        public static final int SUBJECTS_NAMED_MAX = 500;

        public LookedUp {
            subjects = List.copyOf(subjects);
            if (subjects.size() > SUBJECTS_NAMED_MAX || subjectsCount < subjects.size()) {
                throw new IllegalArgumentException("a look-up names at most " + SUBJECTS_NAMED_MAX
                        + " subjects and not more than it counts, found " + subjects.size() + " of " + subjectsCount);
            }
            if ((result == LookUpResult.REFUSED) != (rule != null)) {
                throw new IllegalArgumentException("a look-up names a rule if it was refused, and only then");
            }
        }
    }
}
