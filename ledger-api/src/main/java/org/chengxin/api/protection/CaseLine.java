package org.chengxin.api.protection;

import org.chengxin.api.records.Erased;
import org.chengxin.api.usage.OfSubject;
import org.chengxin.ledger.profile.ProtectionCase.Lever;
import org.chengxin.ledger.subject.SubjectId;
import org.chengxin.ledger.subject.SubjectKind;
import org.chengxin.projections.profile.ProfileReader.SubjectRow;

/**
 * An order and whose archive it is about, ready to be read on a page.
 *
 * @param name in clear: whoever decides must know about whom
 */
public record CaseLine(CaseRead order, String name, SubjectKind kind) implements OfSubject {

    static CaseLine of(CaseRead order, SubjectRow subject) {
        return new CaseLine(
                order, Erased.shown(subject.subject().name()), subject.subject().kind());
    }

    @Override
    public SubjectId subjectId() {
        return order.subjectId();
    }

    /** Where the case stands on the desk. */
    public String path() {
        return path(order.subjectId(), order.lever(), order.number());
    }

    static String path(SubjectId subjectId, Lever lever, int number) {
        String folder = switch (lever) {
            case ERASURE -> "erasures";
            case RESTRICTION -> "restrictions";
        };
        return "/desk/subjects/" + subjectId + "/protection/" + folder + "/" + number;
    }
}
