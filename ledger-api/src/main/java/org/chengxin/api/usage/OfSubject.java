package org.chengxin.api.usage;

import org.chengxin.ledger.subject.SubjectId;

/** Something of an archive that a reader is shown. */
public interface OfSubject {

    /** Whose archive it is of. */
    SubjectId subjectId();
}
