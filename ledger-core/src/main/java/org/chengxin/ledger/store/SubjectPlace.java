package org.chengxin.ledger.store;

/** A place in a subject's stream. */
record SubjectPlace(String subjectId, long sequence) {

    static SubjectPlace of(NewEvent event) {
        return new SubjectPlace(event.subjectId(), event.sequence());
    }
}
