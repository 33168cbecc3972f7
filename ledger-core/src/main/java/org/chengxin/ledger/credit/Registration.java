package org.chengxin.ledger.credit;

import java.util.List;
import org.chengxin.ledger.subject.Identifier;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.ledger.subject.SubjectName;
import org.jspecify.annotations.Nullable;

/**
 * What is needed to open a subject's archive.
 *
 * @param identifiers at least one; the first is the one by which the subject is found
 * @param regionCode GB/T 2260 code of six digits or town code of nine, where known
 * @param noCodeReason why a body has only a local code; required then, absent otherwise
 */
public record Registration(
        SubjectKind kind,
        SubjectName name,
        List<Identifier> identifiers,
        @Nullable String regionCode,
        @Nullable String noCodeReason) {

    public Registration {
        identifiers = List.copyOf(identifiers);
    }
}
