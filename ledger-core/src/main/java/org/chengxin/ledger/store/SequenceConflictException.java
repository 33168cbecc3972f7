package org.chengxin.ledger.store;

/** Somebody else was first: the subject has an event with this sequence already. Nothing of the append was stored. */
public final class SequenceConflictException extends RuntimeException {

    private final String subjectId;
    private final long sequence;

    SequenceConflictException(String subjectId, long sequence) {
        super("subject " + subjectId + " has an event with sequence " + sequence + " already");
        this.subjectId = subjectId;
        this.sequence = sequence;
    }

    public String subjectId() {
        return subjectId;
    }

    public long sequence() {
        return sequence;
    }
}
