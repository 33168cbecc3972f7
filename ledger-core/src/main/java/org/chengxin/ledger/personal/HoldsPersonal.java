package org.chengxin.ledger.personal;

/**
 * Something that is stored with personal texts in it: it says whose key seals them. As JSON its root names the same owner
 * under {@code subjectId} or {@code batchId}, so that it can be opened by itself.
 */
public interface HoldsPersonal {

    /** Opaque id of the subject or batch. */
    String keyOwner();
}
