package org.chengxin.api.catalogue;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.credit.RecordId;
import org.chengxin.ledger.edition.Impact;
import org.chengxin.ledger.subject.SubjectId;

/**
 * What a version would make of the records that stand.
 *
 * @param records how many were looked at
 * @param complete whether that was all of them
 * @param changed how many would be shown otherwise
 * @param worse how many subjects' records would be shown longer, or at all
 * @param counts how many of each kind
 * @param types how many of each record type
 * @param examples the first of them
 */
record ImpactRead(
        int version,
        long records,
        boolean complete,
        long changed,
        long worse,
        Map<Impact, Long> counts,
        SortedMap<String, Long> types,
        List<Example> examples) {

    /** One of the records. */
    public record Example(RecordId recordId, SubjectId subjectId, String type, Impact impact) implements OfSubject {}
}
