package org.chengxin.ledger.store;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The last sequence of subjects written to lately, so that most conflicts are seen before the database is asked. What it
 * does not know it does not judge; what another node wrote it learns from the conflict.
 */
final class SubjectHeads {

    static final int SUBJECTS_MAX = 8_192;

    private final Map<String, Long> lastSequence = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > SUBJECTS_MAX;
        }
    };

    /** Whether {@code sequence} of the subject is known to be taken. */
    boolean isTaken(String subjectId, long sequence) {
        Long last = lastSequence.get(subjectId);
        return last != null && sequence <= last;
    }

    void wrote(String subjectId, long sequence) {
        lastSequence.merge(subjectId, sequence, Math::max);
    }

    void forget() {
        lastSequence.clear();
    }
}
